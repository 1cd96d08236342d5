import { formatDuration } from "../format/duration";

interface DurationBucket {
  from: number;
  to: number;
}

/** Whether the last bucket is wider than the others: it holds the few longest calls. */
export function hasTail(histogram: readonly DurationBucket[]): boolean {
  const [first, last] = [histogram[0], histogram.at(-1)];
  return first !== undefined && last !== undefined && last.to - last.from > first.to - first.from;
}

/** Where a duration (seconds) stands on an axis on which all buckets are equally wide: 0 to 1. */
export function positionOf(seconds: number, histogram: readonly DurationBucket[]): number | undefined {
  const index = histogram.findIndex(({ from, to }) => from <= seconds && seconds < to);
  const bucket = histogram[index];
  if (!bucket) return undefined;
  return (index + (seconds - bucket.from) / (bucket.to - bucket.from)) / histogram.length;
}

/** Buckets without those that end below the shortest duration (seconds) that is asked for: they can hold nothing. */
export function bucketsFrom<B extends DurationBucket>(histogram: readonly B[], min: number | undefined): B[] {
  return histogram.filter(({ to }) => to > (min ?? 0));
}

/** A bucket of durations as it is written: `1:30 – 1:40`. */
export const formatBand = ({ from, to }: DurationBucket) => `${formatDuration(from)} – ${formatDuration(to)}`;
