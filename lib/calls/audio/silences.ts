/** A stretch of a recording, in seconds. */
export interface Silence {
  start: number;
  end: number;
}

/** Shorter silences belong to speech. Seconds. */
const shortest = 0.8;
/** How much of a silence is heard at its beginning and its end, so that no word is cut. Seconds. */
const margin = 0.2;

/** How loud something is that is no longer noise: a part of what is loud in the recording, at least a little. */
function thresholdOf(peaks: readonly number[]): number {
  const sorted = peaks.filter((peak) => peak > 0).sort((a, b) => a - b);
  const loud = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  return Math.max(2, loud * 0.08);
}

/**
 * The silences that a listener can skip, in their order.
 * @param peaks the loudest sample of each stretch, 0 to 255
 * @param perSecond stretches in a second
 */
export function findSilences(peaks: readonly number[], perSecond: number): Silence[] {
  const threshold = thresholdOf(peaks);
  const silences: Silence[] = [];
  let from = 0;
  for (let at = 0; at <= peaks.length; at += 1) {
    if (at < peaks.length && (peaks[at] ?? 0) < threshold) continue;
    const [start, end] = [from / perSecond, at / perSecond];
    if (end - start >= shortest) silences.push({ start: start + margin, end: end - margin });
    from = at + 1;
  }
  return silences;
}

/** Where to go on from a time in seconds: the end of the silence that it lies in; undefined outside of one. */
export function skipFrom(silences: readonly Silence[], seconds: number): number | undefined {
  return silences.find(({ start, end }) => start <= seconds && seconds < end)?.end;
}
