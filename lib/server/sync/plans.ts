import "server-only";
import type { ClosedWindow } from "@/lib/server/sources/walk-calls";
import type { SyncContext } from "./context";
import { readCoverageRows, type CoverageRow } from "./coverage-rows";
import type { WindowPlan } from "./fill";
import { firstReach, learn, nextWindow } from "./next-window";
import { requestedGap } from "./range-requests";
import { gapsOf, together } from "./spans";

const counted = (rows: readonly CoverageRow[]) =>
  rows.reduce((sum, { calls, unreadable }) => sum + calls + unreadable, 0);

/**
 * What is not covered yet, up to the newest moment that is: first the ranges that readers wait for, then the newest.
 */
export function planGaps(context: SyncContext): WindowPlan {
  let reach = firstReach(context.callsAtOnce);
  return {
    async next(taken) {
      const rows = await readCoverageRows(context.database, context.connection.connectionId);
      const head = rows.at(-1);
      if (!head) return undefined;
      const requested = await requestedGap(context.database, context.connection.connectionId, rows, taken);
      if (requested) return nextWindow(requested, reach, undefined);
      const [gap] = gapsOf(together(rows, taken), head.end);
      const { expected } = context;
      return gap && nextWindow(gap, reach, expected && expected.calls - counted(rows));
    },
    learn(window, calls, tooMany) {
      reach = learn(reach, window, calls, tooMany);
    },
  };
}

/** The newest rows that follow each other, up to so many calls, as one window; nothing that is being read. */
export function newestGroup(
  rows: readonly CoverageRow[],
  taken: readonly ClosedWindow[],
  calls: number,
): ClosedWindow | undefined {
  const free = rows.filter((row) => taken.every(({ start, end }) => row.end <= start || row.start >= end));
  let group: { start: number; end: number; calls: number } | undefined;
  for (const row of free.toReversed()) {
    if (!group) group = { start: row.start, end: row.end, calls: row.calls };
    else if (row.end === group.start && group.calls + row.calls <= calls) {
      group = { start: row.start, end: group.end, calls: group.calls + row.calls };
    } else break;
  }
  return group && { start: group.start, end: group.end };
}

/** What was read before a moment (ms since the epoch), newest first. */
export function planRecheck(context: SyncContext, before: number): WindowPlan {
  const { callsAtOnce } = context;
  const large = new Map<number, ClosedWindow>();
  return {
    async next(taken) {
      const rows = await readCoverageRows(context.database, context.connection.connectionId);
      const old = rows.filter(({ readAt }) => readAt < before);
      const group = newestGroup(old, taken, callsAtOnce);
      const known = group && large.get(group.end);
      return known && group ? { start: Math.max(group.start, known.start), end: group.end } : group;
    },
    learn(window, calls, tooMany) {
      large.delete(window.end);
      const { start, end } = window;
      // There is more by far than there was: the newest part of it first.
      if (tooMany) large.set(end, { start: Math.ceil(end - ((end - start) * callsAtOnce) / calls), end });
    },
  };
}
