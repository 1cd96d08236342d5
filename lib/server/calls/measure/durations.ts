import "server-only";
import type { CallRow } from "@/lib/calls/call";
import type { DurationMetrics } from "@/lib/calls/answers";

/** The value below which a share (0 to 1) of ordered values lies, interpolated between neighbours; null for none. */
export function percentile(ordered: readonly number[], share: number): number | null {
  const position = (ordered.length - 1) * share;
  const lower = ordered[Math.floor(position)];
  const upper = ordered[Math.ceil(position)];
  if (lower === undefined || upper === undefined) return null;
  return lower + (upper - lower) * (position - Math.floor(position));
}

/** The durations of calls in ascending order, seconds; calls without one are left out. */
export function orderedDurations(calls: readonly CallRow[]): number[] {
  return calls.flatMap(({ duration }) => duration ?? []).sort((a, b) => a - b);
}

const widths = [5, 10, 15, 20, 30, 60, 120, 300, 600, 1800, 3600];
const mostBuckets = 20;

/**
 * Counts ordered durations in buckets of equal, round width, from 0 on. The longest two percent share the last
 * bucket, which is wider, so that a few long calls do not flatten the rest.
 */
export function durationHistogram(ordered: readonly number[]): DurationMetrics["histogram"] {
  const longest = ordered.at(-1);
  if (longest === undefined) return [];
  const usual = percentile(ordered, 0.98) ?? longest;
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
  for (const duration of ordered) {
    const bucket = buckets[Math.min(Math.floor(duration / width), buckets.length - 1)];
    if (bucket) bucket.count++;
  }
  return buckets;
}

/** Sum, mean and percentiles of ordered durations, seconds. */
export function summarizeDurations(
  ordered: readonly number[],
  calls: number,
): Omit<DurationMetrics, "histogram"> {
  const sum = ordered.reduce((total, duration) => total + duration, 0);
  return {
    sum,
    mean: ordered.length === 0 ? null : sum / ordered.length,
    median: percentile(ordered, 0.5),
    p90: percentile(ordered, 0.9),
    unknown: calls - ordered.length,
  };
}
