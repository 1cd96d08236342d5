import "server-only";
import type { Call } from "@/lib/calls/call";
import { conditionNames, type ConditionName } from "@/lib/calls/fields/fields";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { laws } from "./conditions";
import { isInTime } from "./naive-time";

/**
 * The calls that a query means, without any of the product's own code.
 * @param now ms since the epoch
 * @param without a condition that does not count
 */
export const selectCallsNaively = (
  calls: readonly Call[],
  query: CallQuery,
  zone: string,
  now: number,
  without?: ConditionName,
): Call[] =>
  calls.filter(
    (call) =>
      isInTime(Date.parse(call.startedAt), query, zone, now) &&
      conditionNames.every((name) => name === without || laws[name].holds(call, query, zone)),
  );

/** Calls in a query's order: those of unknown length last, equals by their id, then by connection. */
export function orderCallsNaively(calls: readonly Call[], sort: CallQuery["sort"]): Call[] {
  const sign = sort.startsWith("-") ? -1 : 1;
  const last = sign * Infinity;
  const key = ({ startedAt, duration }: Call) =>
    sort.endsWith("duration") ? (duration ?? last) : Date.parse(startedAt);
  const compare = <T extends number | string>(a: T, b: T) => (a === b ? 0 : a < b ? -1 : 1);
  return calls.toSorted(
    (a, b) => sign * (compare(key(a), key(b)) || compare(a.id, b.id) || compare(a.connection, b.connection)),
  );
}

/** How often each value comes. */
export function tally(values: Iterable<string>): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries(counts);
}
