import "server-only";
import { offsetSpans } from "@/lib/calls/time/offset-spans";
import type { MirrorScope } from "./mirror-scope";
import type { Where } from "./where";

/** Counts that are kept by a unit of time: a row stands for the calls that start within one. */
export interface KeptCounts {
  table:
    | "call_hours"
    | "call_days"
    | "action_hours"
    | "action_days"
    | "agent_action_days"
    | "field_days"
    | "duration_weeks"
    | "duration_seasons";
  unit: "hour" | "day" | "week" | "season";
  /** ms */
  length: number;
}

export const hour = 3_600_000;
export const day = 24 * hour;
export const week = 7 * day;
export const season = 16 * week;

export const callHours: KeptCounts = { table: "call_hours", unit: "hour", length: hour };
export const callDays: KeptCounts = { table: "call_days", unit: "day", length: day };
export const actionHours: KeptCounts = { ...callHours, table: "action_hours" };
export const actionDays: KeptCounts = { ...callDays, table: "action_days" };
export const agentActionDays: KeptCounts = { ...callDays, table: "agent_action_days" };
export const fieldDays: KeptCounts = { ...callDays, table: "field_days" };
export const durationWeeks: KeptCounts = { table: "duration_weeks", unit: "week", length: week };
export const durationSeasons: KeptCounts = { table: "duration_seasons", unit: "season", length: season };

/** Whether the hours of a zone are those of UTC, by another name. */
export function hasWholeHours({ zone, window }: Pick<MirrorScope, "zone" | "window">): boolean {
  const spans = offsetSpans(zone, Math.max(0, window.start), window.end);
  return spans.every(({ start, offset }, at) => offset % hour === 0 && (at === 0 || start % hour === 0));
}

/** The units of a length (ms) that a border cuts: what they hold falls on both sides. */
export function cutUnits(borders: readonly number[], length: number): number[] {
  return [...new Set(borders.filter((at) => at % length !== 0).map((at) => Math.floor(at / length)))];
}

/**
 * The counts of the whole units of a window, as rows of calls (`c`).
 * @param cut placeholder of the units that are not whole
 */
export const wholeUnits = ({ table, unit, length }: KeptCounts, cut: string, where: Where) => `
  from (select *, ${unit} * ${length}::bigint as started_at from ${table}) as c
  where ${where.sql}
    and c.${unit} between $2::bigint / ${length} and ($3::bigint - 1) / ${length}
    and c.${unit} <> all(${cut}::int[]) and c.calls > 0`;

/**
 * The counts of whole units that lie within longer ones which are cut, as `wholeUnits` has them. Those of each are looked
 * up by themselves: `offset` keeps the planner, who cannot guess how few they are, from reading all for each.
 */
export const wholeUnitsWithin = (
  { table, unit, length }: KeptCounts,
  longer: KeptCounts,
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
      and c.${unit} between $2::bigint / ${length} and ($3::bigint - 1) / ${length}
      and c.${unit} <> all(${cut}::int[]) and c.calls > 0
    offset 0
  ) as c`;

/** The calls of the other units, each by itself; looked up in the same way. A condition may follow. */
export const callsOfCutUnits = ({ length }: Pick<KeptCounts, "length">, cut: string, where: Where) => `
  from unnest(${cut}::int[]) as cut (unit)
  cross join lateral (
    select c.*
    from calls as c
    where ${where.sql}
      and c.started_at >= cut.unit * ${length}::bigint and c.started_at < (cut.unit + 1) * ${length}::bigint
    offset 0
  ) as c
  where true`;
