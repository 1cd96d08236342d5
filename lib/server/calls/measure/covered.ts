import "server-only";
import type { Coverage } from "@/lib/calls/answers";
import type { CallRow } from "@/lib/calls/call";
import type { BoundedRead } from "../bounded-read";

const minute = 60_000;

/**
 * How much of what it should hold a read holds. One that stopped early holds the newest calls: what it says is true of
 * the calls from a full minute on, which a link can name, so the calls before that minute are left out.
 */
export function coveredBy(read: BoundedRead, calls: CallRow[]): { coverage: Coverage; calls: CallRow[] } {
  const all = read.calls;
  const expected = read.total === undefined ? {} : { expected: read.total };
  if (read.complete) return { coverage: { complete: true, loaded: all.length, ...expected }, calls };
  const oldest = all.at(-1);
  const from = oldest ? Math.floor(Date.parse(oldest.startedAt) / minute + 1) * minute : read.asOf;
  return {
    coverage: { complete: false, loaded: all.length, ...expected, from: new Date(from).toISOString() },
    calls: calls.filter(({ startedAt }) => Date.parse(startedAt) >= from),
  };
}
