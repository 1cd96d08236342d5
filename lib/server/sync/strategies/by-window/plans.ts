import "server-only";
import type { ClosedWindow } from "@/lib/server/sources/source";
import type { Queries } from "@/lib/server/postgres/database";
import type { SyncContext } from "../../context";
import { readCoverageRows, type CoverageRow } from "../../coverage-rows";
import { gapsOf, together } from "../../spans";
import type { WindowPlan } from "./fill";
import { firstReach, learn, nextWindow } from "./next-window";

/** The ranges that readers wait for, the last request first. */
export function readRangeRequests(queries: Queries, connectionId: number): Promise<ClosedWindow[]> {
  return queries.query<ClosedWindow>(
    `select start_at as start, end_at as end from range_requests
     where connection_id = $1 order by requested_at desc, end_at desc, start_at`,
    [connectionId],
  );
}

/** What of a range is in no span up to `end`, newest first. */
function gapsWithin(range: ClosedWindow, spans: readonly ClosedWindow[], end: number): ClosedWindow[] {
  return gapsOf(spans, Math.min(end, range.end))
    .map((gap) => ({ start: Math.max(gap.start, range.start), end: gap.end }))
    .filter((gap) => gap.start < gap.end);
}

/**
 * The newest gap in the range that was requested last.
 * @param rows what is covered
 * @param taken windows that are being read
 */
async function requestedGap(
  queries: Queries,
  connectionId: number,
  rows: readonly CoverageRow[],
  taken: readonly ClosedWindow[],
): Promise<ClosedWindow | undefined> {
  const end = rows.at(-1)?.end ?? 0;
  for (const range of await readRangeRequests(queries, connectionId)) {
    const [gap] = gapsWithin(range, together(rows, taken), end);
    if (gap) return gap;
    if (gapsWithin(range, rows, end).length === 0) await dropRequest(queries, connectionId, range);
  }
  return undefined;
}

async function dropRequest(
  queries: Queries,
  connectionId: number,
  { start, end }: ClosedWindow,
): Promise<void> {
  await queries.query(
    `delete from range_requests where connection_id = $1 and start_at = $2 and end_at = $3`,
    [connectionId, start, end],
  );
}

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
