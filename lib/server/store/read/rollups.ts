import "server-only";
import { offsetSpans } from "@/lib/calls/time/offset-spans";
import type { Selection } from "./selection";
import type { Where } from "./where";

/** A table of counts: a row stands for the calls that start within one unit of time. */
export interface Rollup {
  table:
    | "call_hours"
    | "call_days"
    | "call_seasons"
    | "action_hours"
    | "action_days"
    | "agent_action_days"
    | "field_days"
    | "contact_seasons"
    | "duration_weeks"
    | "duration_seasons"
    | "phone_hours"
    | "phone_days"
    | "phone_action_days"
    | "phone_field_days"
    | "phone_duration_weeks"
    | "phone_duration_seasons"
    | "phone_seasons"
    | "all_hours"
    | "type_hours"
    | "type_days";
  unit: "hour" | "day" | "week" | "season";
  /** ms */
  length: number;
}

export const hour = 3_600_000;
export const day = 24 * hour;
export const week = 7 * day;
export const season = 16 * week;

export const callHours: Rollup = { table: "call_hours", unit: "hour", length: hour };
export const allHours: Rollup = { ...callHours, table: "all_hours" };
export const callDays: Rollup = { table: "call_days", unit: "day", length: day };
export const callSeasons: Rollup = { table: "call_seasons", unit: "season", length: season };
export const actionHours: Rollup = { ...callHours, table: "action_hours" };
export const actionDays: Rollup = { ...callDays, table: "action_days" };
export const agentActionDays: Rollup = { ...callDays, table: "agent_action_days" };
export const typeHours: Rollup = { ...callHours, table: "type_hours" };
export const typeDays: Rollup = { ...callDays, table: "type_days" };
export const fieldDays: Rollup = { ...callDays, table: "field_days" };
export const contactSeasons: Rollup = { table: "contact_seasons", unit: "season", length: season };
export const durationWeeks: Rollup = { table: "duration_weeks", unit: "week", length: week };
export const durationSeasons: Rollup = { table: "duration_seasons", unit: "season", length: season };

// Of the calls that have a direction or a phone status.
export const phoneHours: Rollup = { ...callHours, table: "phone_hours" };
export const phoneDays: Rollup = { ...callDays, table: "phone_days" };
export const phoneSeasons: Rollup = { ...callSeasons, table: "phone_seasons" };
export const phoneActionDays: Rollup = { ...callDays, table: "phone_action_days" };
export const phoneFieldDays: Rollup = { ...callDays, table: "phone_field_days" };
export const phoneDurationWeeks: Rollup = { ...durationWeeks, table: "phone_duration_weeks" };
export const phoneDurationSeasons: Rollup = { ...durationSeasons, table: "phone_duration_seasons" };

/** Whether each hour of a zone is an hour of UTC. */
export function hasWholeHours({ zone, window }: Pick<Selection, "zone" | "window">): boolean {
  const spans = offsetSpans(zone, Math.max(0, window.start), window.end);
  return spans.every(({ start, offset }, at) => offset % hour === 0 && (at === 0 || start % hour === 0));
}

/** The units of a length (ms) that a border cuts: their calls fall on both sides. */
export function cutUnits(borders: readonly number[], length: number): number[] {
  return [...new Set(borders.filter((at) => at % length !== 0).map((at) => Math.floor(at / length)))];
}

/**
 * The rollup rows of the whole units of a window, as rows of calls (`c`).
 * @param cut placeholder of the units that a border cuts
 */
export const wholeUnits = ({ table, unit, length }: Rollup, cut: string, where: Where) => `
  from (select *, ${unit} * ${length}::bigint as started_at from ${table}) as c
  where ${where.sql}
    and c.${unit} >= (${where.start}::bigint + ${length - 1}) / ${length} and c.${unit} < ${where.end}::bigint / ${length}
    and c.${unit} <> all(${cut}::int[]) and c.calls > 0`;

/**
 * The rollup rows of whole units within longer units that a border cuts. The units of each longer one are looked up
 * apart: the planner cannot guess how few they are, and `offset` keeps it from reading all of them each time.
 */
export const wholeUnitsWithin = (
  { table, unit, length }: Rollup,
  longer: Rollup,
  cutLonger: string,
  cut: string,
  where: Where,
) => `
  from unnest(${cutLonger}::int[]) as longer (unit)
  cross join lateral (
    select c.*
    from (select *, ${unit} * ${length}::bigint as started_at from ${table}) as c
    where ${where.sql}
      and c.${unit} between longer.unit * ${longer.length / length} and (longer.unit + 1) * ${longer.length / length} - 1
      and c.${unit} >= (${where.start}::bigint + ${length - 1}) / ${length} and c.${unit} < ${where.end}::bigint / ${length}
      and c.${unit} <> all(${cut}::int[]) and c.calls > 0
    offset 0
  ) as c`;

/** The calls of the units that a border cuts, looked up in the same way. A condition may follow. */
export const callsOfCutUnits = ({ length }: Pick<Rollup, "length">, cut: string, where: Where) => `
  from unnest(${cut}::int[]) as cut (unit)
  cross join lateral (
    select c.*
    from calls as c
    where ${where.sql}
      and c.started_at >= cut.unit * ${length}::bigint and c.started_at < (cut.unit + 1) * ${length}::bigint
    offset 0
  ) as c
  where true`;
