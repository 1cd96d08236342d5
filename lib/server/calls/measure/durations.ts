import "server-only";
import type { DurationMetrics } from "@/lib/calls/answers";

/** The value between two neighbours at a position that lies between theirs. */
export const interpolate = (lower: number, upper: number, position: number): number =>
  lower + (upper - lower) * (position - Math.floor(position));

/** The smallest divides all others. */
const widths = [5, 10, 15, 20, 30, 60, 120, 300, 600, 1800, 3600];
const mostBuckets = 20;

/**
 * Buckets of equal, round width, from 0 on. The longest two percent share the last bucket, which is wider, so that a few
 * long calls do not flatten the rest.
 *
 * @param usual the duration below which 98 percent lie, seconds
 * @param longest seconds
 */
export function histogramBuckets(usual: number, longest: number): DurationMetrics["histogram"] {
  const width =
    widths.find((each) => usual < each * mostBuckets) ?? Math.ceil(usual / mostBuckets / 3600) * 3600;
  const regular = Math.min(mostBuckets, Math.floor(usual / width) + 1);
  const end = Math.max(regular, Math.floor(longest / width) + 1) * width;
  const buckets = Array.from({ length: regular }, (_, index) => ({
    from: index * width,
    to: (index + 1) * width,
    count: 0,
  }));
  if (end > regular * width) buckets.push({ from: regular * width, to: end, count: 0 });
  return buckets;
}

/** Puts calls of a duration (seconds) into the one bucket that holds it. */
export function fillBucket(buckets: DurationMetrics["histogram"], duration: number, calls: number): void {
  const [first] = buckets;
  const bucket = first && buckets[Math.min(Math.floor(duration / first.to), buckets.length - 1)];
  if (bucket) bucket.count += calls;
}
