import "server-only";

/** Spans of time that follow each other, ms since the epoch: those of the period before, then the buckets of the volume. */
export interface CountedSpans {
  /** Where each begins, in order. */
  starts: readonly number[];
  /** How many of them belong to the period before. */
  earlier: number;
}
