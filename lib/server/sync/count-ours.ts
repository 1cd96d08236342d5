import "server-only";
import type { Queries } from "@/lib/server/postgres/database";
import type { ClosedWindow } from "@/lib/server/sources/walk-calls";

/** What the mirror has in a window. */
export interface OurCount {
  /** Readable or not, and those that are erased here but not there. */
  calls: number;
  /** Where the middle one of them starts, ms since the epoch. */
  middle: number | undefined;
  /** False where unreadable rows lie in a span that sticks out of the window: how many of them are in it is not known. */
  exact: boolean;
}

/** Counts what the mirror has in a window that is covered. */
export async function countOurs(
  queries: Queries,
  connectionId: number,
  { start, end }: ClosedWindow,
): Promise<OurCount> {
  const [row] = await queries.query<{
    calls: number;
    middle: number | null;
    unreadable: number;
    erased: number;
    exact: boolean;
  }>(
    `with ours as (
       select count(*) as calls from calls where connection_id = $1 and started_at >= $2 and started_at < $3
     )
     select ours.calls,
       (select started_at from calls where connection_id = $1 and started_at >= $2 and started_at < $3
        order by started_at desc offset ours.calls / 2 limit 1) as middle,
       (select coalesce(sum(unreadable), 0) from coverage
        where connection_id = $1 and start_at >= $2 and end_at <= $3) as unreadable,
       (select count(*) from erased_calls
        where connection_id = $1 and started_at >= $2 and started_at < $3) as erased,
       not exists (select from coverage
        where connection_id = $1 and start_at < $3 and end_at > $2 and unreadable > 0
          and (start_at < $2 or end_at > $3)) as exact
     from ours`,
    [connectionId, start, end],
  );
  if (!row) return { calls: 0, middle: undefined, exact: true };
  return {
    calls: row.calls + row.unreadable + row.erased,
    middle: row.middle ?? undefined,
    exact: row.exact,
  };
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

/** Notes that the upstream counted as many calls in a window as the mirror has. @param at ms since the epoch */
export async function markChecked(
  queries: Queries,
  connectionId: number,
  { start, end }: ClosedWindow,
  at: number,
): Promise<void> {
  await queries.query(
    `update coverage set checked_at = $4 where connection_id = $1 and start_at >= $2 and end_at <= $3`,
    [connectionId, start, end, at],
  );
}
