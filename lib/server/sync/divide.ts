import "server-only";
import type { Call } from "@/lib/calls/call";
import type { ClosedWindow } from "@/lib/server/sources/walk-calls";

/** Divides a window in two, the newer part first: between its calls if they are known, else in the middle of its time. */
export function divide({ start, end }: ClosedWindow, calls: Iterable<Call>): [ClosedWindow, ClosedWindow] {
  const starts = Array.from(calls, ({ startedAt }) => Date.parse(startedAt))
    .filter((at) => at > start && at < end)
    .sort((a, b) => a - b);
  const middle = starts[Math.floor(starts.length / 2)] ?? Math.floor((start + end) / 2);
  return [
    { start: middle, end },
    { start, end: middle },
  ];
}
