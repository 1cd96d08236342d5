import type { LocalTime } from "../fields/local-time";
import { dayAt, localMinuteOf, startOfDay } from "../time/zone";

/** A span of time, both ends as ISO instants: `start` ≤ call < `end`. */
export interface Span {
  start: string;
  end: string;
}

/** Whether a zone's day begins at an instant (ms since the epoch). */
export const isMidnight = (instant: number, zone: string) =>
  startOfDay(dayAt(instant, zone), zone) === instant;

/**
 * A span as a query names it: as days where it holds whole days of the zone, else as minutes. A start within a minute
 * is moved to that minute's begin: only the first call of all stands there, with none before it.
 */
export function bucketWindow({ start, end }: Span, zone: string): { from: LocalTime; to: LocalTime } {
  const [first, last] = [Date.parse(start), Date.parse(end)];
  if (isMidnight(first, zone) && isMidnight(last, zone)) {
    return { from: { date: dayAt(first, zone).toString() }, to: { date: dayAt(last - 1, zone).toString() } };
  }
  return { from: localMinuteOf(first, zone), to: localMinuteOf(last, zone) };
}
