import "server-only";
import type { Queries } from "@/lib/server/postgres/database";

/** A span of time that is here: `start` ≤ call < `end`, ms since the epoch. */
export interface CoverageRow {
  start: number;
  end: number;
  calls: number;
  unreadable: number;
  verified: boolean;
  /** Some of its calls are not here yet. */
  partial: boolean;
  /** When it was first read without adding up, ms since the epoch; null if it is verified. */
  unverifiedSince: number | null;
  /** When it was read, and when its count was last compared, ms since the epoch. */
  readAt: number;
  checkedAt: number;
}

/** What is covered, in order of time. */
export function readCoverageRows(queries: Queries, connectionId: number): Promise<CoverageRow[]> {
  return queries.query<CoverageRow>(
    `select start_at as start, end_at as end, calls, unreadable, verified, partial,
       unverified_since as "unverifiedSince", read_at as "readAt", checked_at as "checkedAt"
     from coverage where connection_id = $1 order by start_at`,
    [connectionId],
  );
}

/** How many erased calls the upstream still has, before a moment (ms since the epoch). */
export async function countErased(
  queries: Queries,
  connectionId: number,
  before = Number.MAX_SAFE_INTEGER,
): Promise<number> {
  const [row] = await queries.query<{ count: number }>(
    `select count(*) as count from erased_calls where connection_id = $1 and started_at < $2`,
    [connectionId, before],
  );
  return row?.count ?? 0;
}
