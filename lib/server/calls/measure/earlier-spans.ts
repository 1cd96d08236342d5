import "server-only";
import type { TimeSpan } from "./time-span";

/**
 * The spans that lie as far from the start of an earlier time as the buckets of the volume from theirs. None goes
 * beyond the end of that time: the last stops as short of its full length as the bucket that goes on.
 *
 * @param buckets they follow each other in order
 * @param earlier ms since the epoch
 */
export function earlierSpans(buckets: readonly TimeSpan[], earlier: TimeSpan): TimeSpan[] {
  const back = (buckets[0]?.start ?? earlier.start) - earlier.start;
  const moved = (instant: number) => Math.min(instant - back, earlier.end);
  return buckets.map(({ start, end }) => ({ start: moved(start), end: moved(end) }));
}
