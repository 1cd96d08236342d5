import "server-only";
import type { PreviousPeriod, TimeWindow } from "@/lib/calls/time/window";

/** A span of time, ms since the epoch: `start` ≤ call < `end`. */
export interface TimeSpan {
  start: number;
  end: number;
}

export const isoSpan = ({ start, end }: TimeSpan) => ({
  start: new Date(start).toISOString(),
  end: new Date(end).toISOString(),
});

/**
 * The span that the volume is drawn over, ms since the epoch: the window, where it is open from the first call or until
 * now.
 *
 * @param calls the starts of the first and the last call, where there is one
 * @param from the calls before it are not counted
 */
export function volumeSpan(
  window: TimeWindow,
  calls: { first: number; last: number } | undefined,
  asOf: number,
  from = -Infinity,
): TimeSpan {
  const end = window.end ?? asOf;
  const first = Math.min(calls?.first ?? end, end);
  const last = Math.max(calls?.last ?? 0, window.start ?? 0);
  return {
    start: Math.max(window.start ?? first, from),
    end: Math.min(window.rolling ? asOf + 1 : (window.end ?? Infinity), Math.max(asOf, last) + 1),
  };
}

/**
 * The spans of a previous period that correspond to the buckets of the volume. None goes beyond the end of the period:
 * the last stops as short of its full length as the bucket that goes on.
 *
 * @param buckets they follow each other in order
 */
export function earlierSpans(buckets: readonly TimeSpan[], { start, end, back }: PreviousPeriod): TimeSpan[] {
  let last = start;
  // Where the clock is set back, a later instant may correspond to an earlier one.
  const moved = (instant: number) => (last = Math.max(last, Math.min(back(instant), end)));
  return buckets.map((bucket, index) => ({
    start: index === 0 ? start : last,
    end: index === buckets.length - 1 ? end : moved(bucket.end),
  }));
}
