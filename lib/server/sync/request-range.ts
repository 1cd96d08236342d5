import "server-only";
import type { Database } from "@/lib/server/postgres/database";
import { notifySql } from "@/lib/server/postgres/notify";
import type { ClosedWindow } from "@/lib/server/sources/walk-calls";
import { runningSyncs } from "./running";

const minute = 60_000;
const hour = 60 * minute;

/** Ranges of a connection that are waited for at once. Older requests are dropped. */
const mostRequests = 20;

/** A request that is not repeated for so long, ms, is dropped: its reader has left. */
const lifetime = 10 * minute;

/** A request is stored again only after so long, ms. */
const quiet = 30_000;

/** Whole hours: a range that ends now is another one with each request. */
const roundToHours = ({ start, end }: ClosedWindow): ClosedWindow => ({
  start: Math.max(0, Math.floor(start / hour) * hour),
  end: Math.ceil(end / hour) * hour,
});

/**
 * Puts a range in front of the backfill, in whichever process syncs the connection. A range that is covered costs
 * nothing more. Never throws: readers do not wait for it.
 * @param window ms since the epoch
 */
export async function requestRange(
  database: Database,
  connectionId: number,
  window: ClosedWindow,
  now = Date.now(),
): Promise<void> {
  const { start, end } = roundToHours(window);
  if (!(start < end)) return;
  const store = async () => {
    await database.query(
      `with added as (
         insert into range_requests as known (connection_id, start_at, end_at, requested_at) values ($1, $2, $3, $4)
         on conflict (connection_id, start_at, end_at) do update set requested_at = excluded.requested_at
           where known.requested_at < excluded.requested_at - $5
         returning connection_id
       ), dropped as (
         delete from range_requests as old
         where connection_id = $1 and (start_at, end_at) <> ($2, $3) and (
           requested_at < $4 - $6
           or (select count(*) from range_requests as newer
               where newer.connection_id = $1 and newer.requested_at > old.requested_at) >= $7)
       )
       select ${notifySql("range", "connection_id")} from added`,
      [connectionId, start, end, now, quiet, lifetime, mostRequests - 1],
    );
  };
  await store().catch(() => undefined);
  runningSyncs().get(connectionId)?.fillTimer.wake();
}
