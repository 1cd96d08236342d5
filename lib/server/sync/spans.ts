import "server-only";
import type { ClosedWindow } from "@/lib/server/sources/source";

/**
 * What of [0, `end`) is in no span, newest first.
 * @param covered in order of time, none overlapping another; ms since the epoch
 */
export function gapsOf(covered: readonly ClosedWindow[], end: number): ClosedWindow[] {
  const gaps: ClosedWindow[] = [];
  let from = 0;
  for (const span of covered) {
    if (span.start >= end) break;
    if (span.start > from) gaps.push({ start: from, end: span.start });
    from = Math.max(from, span.end);
  }
  if (from < end) gaps.push({ start: from, end });
  return gaps.reverse();
}

/** The spans, and those that are being read, in order of time. */
export function together(covered: readonly ClosedWindow[], taken: Iterable<ClosedWindow>): ClosedWindow[] {
  return [...covered, ...taken].sort((a, b) => a.start - b.start);
}

/** The run of spans without a gap that ends with the last one. */
export function newestRun(covered: readonly ClosedWindow[]): ClosedWindow | undefined {
  const last = covered.at(-1);
  if (!last) return undefined;
  let { start } = last;
  for (const span of covered.toReversed()) {
    if (span.end < start) break;
    start = Math.min(start, span.start);
  }
  return { start, end: last.end };
}

/** Whether something between the first moment and the end of the last span is in no span. */
export const hasGap = (covered: readonly ClosedWindow[]): boolean =>
  gapsOf(covered, covered.at(-1)?.end ?? 0).length > 0;
