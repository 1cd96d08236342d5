import { offsetAt } from "./zone";

const quarterHour = 15 * 60_000;
const week = 7 * 24 * 3_600_000;

/** A span of time (ms since the epoch, `start` ≤ instant < `end`) in which a zone's clock is `offset` ms ahead of UTC. */
export interface OffsetSpan {
  start: number;
  end: number;
  offset: number;
}

/** The first quarter of an hour after `from`, up to `to`, in which the offset is not that at `from`. */
function findChange(zone: string, from: number, to: number): number {
  const offset = offsetAt(from, zone);
  let before = Math.floor(from / quarterHour);
  let after = Math.floor(to / quarterHour);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle * quarterHour, zone) === offset) before = middle;
    else after = middle;
  }
  return after * quarterHour;
}

/**
 * Cuts a span of time where a zone's clock changes, oldest first: the spans follow each other without a gap. No zone
 * changes its clock and back within a week.
 *
 * @param start ms since the epoch, as `end`
 */
export function offsetSpans(zone: string, start: number, end: number): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  for (let at = start; at < end;) {
    const offset = offsetAt(at, zone);
    // Weeks that are the same for every span: their offsets are remembered.
    const next = Math.min(end, (Math.floor(at / week) + 1) * week);
    const until = offsetAt(next, zone) === offset ? next : Math.min(end, findChange(zone, at, next));
    const last = spans.at(-1);
    if (last?.offset === offset) last.end = until;
    else spans.push({ start: at, end: until, offset });
    at = until;
  }
  return spans;
}
