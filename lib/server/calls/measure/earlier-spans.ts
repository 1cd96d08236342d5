import "server-only";
import type { PreviousPeriod } from "@/lib/calls/time/window";
import type { TimeSpan } from "./time-span";

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
