import "server-only";

/** Spans of time that follow each other, ms since the epoch: those of the period before, then the buckets of the volume. */
export interface CountedSpans {
  /** Where each begins, in order, and where the last one ends. */
  borders: readonly number[];
  /** How many of them belong to the period before. */
  earlier: number;
}

/** The units of a length (ms) that a border cuts: what they hold falls on both sides. */
export function cutUnits(borders: readonly number[], length: number): number[] {
  return [...new Set(borders.filter((at) => at % length !== 0).map((at) => Math.floor(at / length)))];
}
