import "server-only";
import type { Call } from "@/lib/calls/call";
import { boundCall } from "@/lib/server/bounds";
import { log } from "@/lib/server/log";
import type { Database, Queries } from "@/lib/server/postgres/database";
import { notifySql } from "@/lib/server/postgres/notify";
import { storeCalls } from "./store-calls";
import { separateErased } from "./tombstones";

/** Everything that an upstream has in a span of time: `start` ≤ call < `end`, ms since the epoch. */
export interface WalkedWindow {
  start: number;
  end: number;
  calls: readonly Call[];
  /** Rows that could not be understood. */
  unreadable: number;
  /** The upstream counted as many. */
  verified: boolean;
  /** When it was read, ms since the epoch. */
  readAt: number;
  /** Calls in it that the upstream is proved to have no longer. */
  gone?: readonly string[];
}

export interface Changes {
  added: number;
  changed: number;
  deleted: number;
}

/**
 * Makes room for a window. What of an older one sticks out on either side stays covered. Where some of its rows were
 * unreadable it is to be checked, as how many of them lie where is not known.
 * @returns since when a part of it could not be verified, ms since the epoch
 */
async function cutCoverage(
  queries: Queries,
  connectionId: number,
  { start, end }: WalkedWindow,
): Promise<number | null> {
  const [row] = await queries.query<{ since: number | null }>(
    `with cut as (
       delete from coverage where connection_id = $1 and start_at < $3 and end_at > $2 returning *
     ), rest as (
       select start_at, least(end_at, $2) as end_at, unreadable, verified, unverified_since, read_at, checked_at
       from cut where start_at < $2
       union all
       select greatest(start_at, $3), end_at, unreadable, verified, unverified_since, read_at, checked_at
       from cut where end_at > $3
     ), remaining as (
     insert into coverage
       (connection_id, start_at, end_at, calls, unreadable, verified, unverified_since, read_at, checked_at)
     select $1, start_at, end_at,
       (select count(*) from calls
        where connection_id = $1 and started_at >= rest.start_at and started_at < rest.end_at),
       unreadable, verified, unverified_since, read_at, case when unreadable = 0 then checked_at else 0 end
     from rest
     )
     select min(unverified_since) as since from cut`,
    [connectionId, start, end],
  );
  return row?.since ?? null;
}

/** Calls that start at another time now are missing where they were: there the count is another, and to be checked. */
async function recount(queries: Queries, connectionId: number, left: readonly number[]): Promise<void> {
  if (left.length === 0) return;
  await queries.query(
    `update coverage as span set checked_at = 0, calls =
       (select count(*) from calls
        where connection_id = $1 and started_at >= span.start_at and started_at < span.end_at)
     where connection_id = $1
       and exists (select from unnest($2::bigint[]) as at where at >= span.start_at and at < span.end_at)`,
    [connectionId, left],
  );
}

/** A call may be on two pages of a walk: its last reading counts. */
const distinct = (calls: readonly Call[]): Call[] => [
  ...new Map(calls.map((call) => [call.id, call])).values(),
];

/**
 * Stores a window that was walked: its calls, and that it is covered. Calls in it that the upstream no longer has
 * are deleted. Erased calls are not stored. Calls that cannot be stored count as unreadable. All of it takes effect together.
 */
export async function saveWindow(
  database: Database,
  connectionId: number,
  window: WalkedWindow,
): Promise<Changes> {
  const { start, end, verified, readAt } = window;
  const read = distinct(window.calls);
  return database.transaction(async (queries) => {
    // One after another: names get their numbers by counting on.
    await queries.query("select pg_advisory_xact_lock(hashtext('callboard writes'), $1)", [connectionId]);
    const { kept, erased } = await separateErased(queries, connectionId, window, read);
    const bounded = kept.flatMap((call) => boundCall(call) ?? []);
    const { calls, refusals, added, changed, left } = await storeCalls(queries, connectionId, bounded);
    const unreadable = window.unreadable + kept.length - calls.length;
    if (refusals.length > 0) {
      const sqlstates = [...new Set(refusals)];
      log.warn({ calls: refusals.length, sqlstates }, "Calls that the database refused count as unreadable.");
    }
    const gone = await queries.query(
      `delete from calls
       where connection_id = $1 and started_at >= $2 and started_at < $3
         and id = any($4) and id <> all($5)
       returning id`,
      [connectionId, start, end, [...(window.gone ?? []), ...erased], calls.map(({ id }) => id)],
    );
    const since = await cutCoverage(queries, connectionId, window);
    await recount(queries, connectionId, left);
    await queries.query(
      `insert into coverage
         (connection_id, start_at, end_at, calls, unreadable, verified, unverified_since, read_at, checked_at)
       select $1, $2, $3,
         (select count(*) from calls where connection_id = $1 and started_at >= $2 and started_at < $3),
         $4, $5, $6, $7, $7`,
      [connectionId, start, end, unreadable, verified, verified ? null : (since ?? readAt), readAt],
    );
    const changes = { added, changed, deleted: gone.length };
    if (added + changed + gone.length > 0) {
      await queries.query(
        `with changed as (
           update sync_states set version = version + 1 where connection_id = $1 returning connection_id
         )
         select ${notifySql("progress", "connection_id")} from changed`,
        [connectionId],
      );
    }
    return changes;
  });
}
