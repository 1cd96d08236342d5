import "server-only";
import type { Queries } from "@/lib/server/postgres/database";
import type { ClosedWindow } from "@/lib/server/sources/walk-calls";
import type { CoverageRow } from "./coverage-rows";
import { gapsOf, together } from "./spans";

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
export async function requestedGap(
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
