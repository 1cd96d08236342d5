import type { Metrics } from "../answers";
import type { CallQuery } from "../query/parameters";
import { resolveWindow } from "../time/window";
import { dayAt, endOfDay, startOfDay } from "../time/zone";
import type { Span } from "./bucket-window";

/**
 * The span of time that a page of numbers is about. A range that goes up to now is shown with the whole of its last
 * day; one that is open begins with the first call. Undefined where there is neither a begin nor a call.
 */
export function periodOf(query: CallQuery, { zone, asOf, volume }: Metrics): Span | undefined {
  const now = Date.parse(asOf);
  const { start, end, rolling } = resolveWindow(query, zone, now);
  const first = volume[0];
  const opening = start ?? (first && startOfDay(dayAt(Date.parse(first.start), zone), zone));
  if (opening === undefined) return undefined;
  const closing = end === undefined || rolling ? endOfDay(dayAt(Math.max(now, opening), zone), zone) : end;
  if (closing <= opening) return undefined;
  return { start: new Date(opening).toISOString(), end: new Date(closing).toISOString() };
}
