import "server-only";
import type { Queries } from "@/lib/server/postgres/database";
import type { ClosedWindow } from "@/lib/server/sources/walk-calls";

/** What the mirror has in a window. */
export interface OurCount {
  /** Readable or not. */
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
       not exists (select from coverage
        where connection_id = $1 and start_at < $3 and end_at > $2 and unreadable > 0
          and (start_at < $2 or end_at > $3)) as exact
     from ours`,
    [connectionId, start, end],
  );
  if (!row) return { calls: 0, middle: undefined, exact: true };
  return { calls: row.calls + row.unreadable, middle: row.middle ?? undefined, exact: row.exact };
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
