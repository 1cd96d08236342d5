import "server-only";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { Where } from "./where";

/** Counts that are kept by a unit of time: a row stands for the calls that start within one. */
export interface KeptCounts {
  table: "call_hours" | "action_hours" | "duration_weeks";
  unit: "hour" | "week";
  /** ms */
  length: number;
}

export const hour = 3_600_000;
export const week = 168 * hour;

/** Whether counts that are kept by time, kind and perhaps agent answer a query: it has no other condition. */
export function isKept(query: CallQuery, by: "kind" | "agent"): boolean {
  const { contact, action, weekday, hour: hours, field, agent } = query;
  const lists: readonly unknown[][] = [contact, action, weekday, hours, field, by === "agent" ? [] : agent];
  const values = [query.q, query.number, query.min, query.max];
  return lists.every((list) => list.length === 0) && values.every((value) => value === undefined);
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

/** The calls of the other units, each by itself. */
export const callsOfCutUnits = ({ length }: Pick<KeptCounts, "length">, cut: string, where: Where) => `
  from unnest(${cut}::int[]) as cut (unit)
  join calls as c on c.connection_id = $1 and c.started_at >= cut.unit * ${length}::bigint
    and c.started_at < (cut.unit + 1) * ${length}::bigint
  where ${where.sql}`;
