import "server-only";
import type { ClosedWindow } from "@/lib/server/sources/source";

const hour = 3600_000;
const firstCalls = 100;
/** By how much a window may be longer than the one before, or shorter. */
const steepest = 16;

/** How long windows have to be. */
export interface Reach {
  /** ms */
  span: number;
  /** How many calls the next one is to hold, and how many it may come to. */
  calls: number;
  most: number;
  /** What the upstream says of how many calls there are has been found wrong. */
  surprised: boolean;
}

export const firstReach = (most: number): Reach => ({
  span: 6 * hour,
  calls: Math.min(firstCalls, most),
  most,
  surprised: false,
});

/** What to reach for after a window of so many calls; `tooMany`: it was not read for that. */
export function learn(reach: Reach, window: ClosedWindow, calls: number, tooMany: boolean): Reach {
  const span = window.end - window.start;
  const target = tooMany ? reach.calls : Math.min(reach.most, reach.calls * 4);
  const factor = calls === 0 ? steepest : (target / calls) * (tooMany ? 0.9 : 1);
  const least = tooMany ? 0 : 1 / steepest;
  return {
    ...reach,
    span: Math.max(1_000, Math.round(span * Math.min(steepest, Math.max(least, factor)))),
    calls: target,
    surprised: reach.surprised || tooMany,
  };
}

/**
 * The newest part of a gap that holds about as many calls as wanted.
 * @param remaining calls that are not loaded yet, as far as the upstream says
 */
export function nextWindow(gap: ClosedWindow, reach: Reach, remaining: number | undefined): ClosedWindow {
  const rest = gap.start === 0 && !reach.surprised && remaining !== undefined;
  if (rest && remaining <= reach.calls) return gap;
  const start = Math.max(gap.start, gap.end - reach.span);
  // A small rest is taken along.
  return start - gap.start < reach.span / 4 ? gap : { start, end: gap.end };
}
