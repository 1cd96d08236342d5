import { pinWindow, resolveWindow } from "../time/window";
import { localMinuteOf } from "../time/zone";
import type { CallQuery } from "./parameters";
import { completeQuery } from "./query";

const minute = 60_000;

/**
 * The query that will always select what a rolling one selected at a moment (ms since the epoch): with its zone, its
 * first day, and the end of the minute up to which it went. A pinned one only gains its zone.
 *
 * @param fallback the zone of a query that names none
 */
export function pinQuery(query: CallQuery, fallback: string, asOf: number): CallQuery {
  const zone = query.tz ?? fallback;
  if (query.from || query.to) return { ...query, tz: zone };
  const window = resolveWindow(query, zone, asOf);
  const { from, to } = pinWindow(window, zone, asOf);
  const end = window.rolling ? localMinuteOf(Math.floor(asOf / minute + 1) * minute, zone) : to;
  return completeQuery({ ...query, tz: zone, from, to: end });
}
