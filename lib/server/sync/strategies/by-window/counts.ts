import "server-only";
import type { Queries } from "@/lib/server/postgres/database";
import type { ClosedWindow } from "@/lib/server/sources/source";
import type { SyncContext } from "../../context";
import { asCount, windowFeedOf } from "./walk-window";

/**
 * Asks how many calls the upstream has in a window.
 * @returns undefined if it gives no count, or something that is not a count
 * @throws CallboardError as the source does
 */
export async function countTheirs(
  context: SyncContext,
  window: ClosedWindow,
  signal: AbortSignal,
): Promise<number | undefined> {
  return asCount(await context.limit(() => windowFeedOf(context).count(window, signal)));
}

const day = 86_400_000;

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

/**
 * Makes one of the covered spans of a window that was compared: many small ones come from reading the newest calls again
 * and again. Those that were read on different days stay apart, as each is read again in its turn. @param at when it was compared, ms since the epoch
 */
export async function joinChecked(
  queries: Queries,
  connectionId: number,
  { start, end }: ClosedWindow,
  at: number,
): Promise<void> {
  await queries.query(
    `with parts as (
       delete from coverage
       where connection_id = $1 and start_at >= $2 and end_at <= $3 and verified returning *
     ), ordered as (
       select *, case when start_at = lag(end_at) over (order by start_at)
         and read_at / ${day} = lag(read_at) over (order by start_at) / ${day} then 0 else 1 end as begins from parts
     ), runs as (
       select *, sum(begins) over (order by start_at) as run from ordered
     )
     insert into coverage (connection_id, start_at, end_at, calls, unreadable, verified, read_at, checked_at)
     select $1, min(start_at), max(end_at), sum(calls), sum(unreadable), true, min(read_at), $4
     from runs group by run`,
    [connectionId, start, end, at],
  );
}
