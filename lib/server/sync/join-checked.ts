import "server-only";
import type { Database } from "@/lib/server/postgres/database";
import type { ClosedWindow } from "@/lib/server/sources/walk-calls";

/**
 * Makes one of the covered spans of a window that was compared: many small ones come from reading the newest calls again
 * and again. @param at when it was compared, ms since the epoch
 */
export async function joinChecked(
  database: Database,
  connectionId: number,
  { start, end }: ClosedWindow,
  at: number,
): Promise<void> {
  await database.query(
    `with parts as (
       delete from coverage
       where connection_id = $1 and start_at >= $2 and end_at <= $3 and verified returning *
     ), ordered as (
       select *, case when start_at = lag(end_at) over (order by start_at) then 0 else 1 end as begins from parts
     ), runs as (
       select *, sum(begins) over (order by start_at) as run from ordered
     )
     insert into coverage (connection_id, start_at, end_at, calls, unreadable, verified, read_at, checked_at)
     select $1, min(start_at), max(end_at), sum(calls), sum(unreadable), true, min(read_at), $4
     from runs group by run`,
    [connectionId, start, end, at],
  );
}
