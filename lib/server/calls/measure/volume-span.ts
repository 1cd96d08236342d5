import "server-only";
import type { TimeWindow } from "@/lib/calls/time/window";
import type { TimeSpan } from "./time-span";

/**
 * The span that the volume is drawn over, ms since the epoch: the window, where it is open from the first call or until
 * now.
 *
 * @param calls the starts of the first and the last call, where there is one
 * @param from the calls before it are not counted
 */
export function volumeSpan(
  window: TimeWindow,
  calls: { first: number; last: number } | undefined,
  asOf: number,
  from = -Infinity,
): TimeSpan {
  const end = window.end ?? asOf;
  const first = Math.min(calls?.first ?? end, end);
  const last = Math.max(calls?.last ?? 0, window.start ?? 0);
  return {
    start: Math.max(window.start ?? first, from),
    end: Math.min(window.rolling ? asOf + 1 : (window.end ?? Infinity), Math.max(asOf, last) + 1),
  };
}
