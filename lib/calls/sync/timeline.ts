import type { CoveredRange } from "../answers";

/** A part of the timeline, `from` ≤ place < `to`, as shares (0 to 1) of its width. */
export interface TimelinePart {
  from: number;
  to: number;
  verified: boolean;
}

export interface Timeline {
  parts: TimelinePart[];
  /** Where the time before the first instant that is drawn to scale ends: a share, 0 where all is to scale. */
  before: number;
  /** The first instant that is drawn to scale, and the last: ms since the epoch. */
  start: number;
  end: number;
}

/** The place for all time before the first border that is known: how long that is, nobody knows. */
const beforeShare = 0.12;
const day = 86_400_000;

const isBeginning = (instant: string): boolean => Date.parse(instant) <= 0;

/**
 * Places ranges of time on a line that ends now. A range that goes back to the very beginning cannot be drawn to
 * scale: the line begins with a place for that time.
 *
 * @param now ms since the epoch
 */
export function timelineOf(ranges: readonly CoveredRange[], now: number): Timeline {
  const borders = ranges
    .flatMap(({ start, end }) => [start, end])
    .filter((border) => !isBeginning(border))
    .map((border) => Date.parse(border));
  const end = Math.max(now, ...borders);
  const start = Math.min(end - day, ...borders);
  const place = (instant: string) =>
    isBeginning(instant)
      ? 0
      : beforeShare + ((Date.parse(instant) - start) / (end - start)) * (1 - beforeShare);
  const parts = ranges.map((range) => ({
    from: place(range.start),
    to: place(range.end),
    verified: range.verified,
  }));
  return { parts, before: beforeShare, start, end };
}
