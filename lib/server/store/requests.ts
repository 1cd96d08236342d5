import "server-only";
import { perProcess } from "../per-process";
import type { Database } from "../postgres/database";
import { notifySql } from "../postgres/notify";

// What readers ask of the sync, in whichever process it runs. No answer waits for it, so nothing here throws.

const minute = 60_000;
const hour = 60 * minute;

/** A list that is looked at shows what is no older than this, ms, or soon does. */
export const freshFor = 5_000;

/** Ranges of a connection that are waited for at once. Older requests are dropped. */
const mostRanges = 20;

/** A range that is not requested again for so long, ms, is dropped: its reader has left. */
const lifetime = 10 * minute;

/** A request for a range is stored again only after so long, ms. */
const quiet = 30_000;

const refreshedAt = () => perProcess("refresh requests", () => new Map<number, number>());

/** Has the newest calls of a connection read, as a reader looks at a list of them. */
export async function requestRefresh(database: Database, connectionId: number): Promise<void> {
  const now = Date.now();
  if (now - (refreshedAt().get(connectionId) ?? 0) < freshFor) return;
  refreshedAt().set(connectionId, now);
  await database
    .query(`select ${notifySql("refresh", "$1::integer")}`, [connectionId])
    .catch(() => undefined);
}

/**
 * Puts a range in front of the backfill. A range that is covered costs nothing more.
 * @param range ms since the epoch; whole hours are stored, as a range that ends now is another one with each request
 */
export async function requestRange(
  database: Database,
  connectionId: number,
  range: { start: number; end: number },
  now = Date.now(),
): Promise<void> {
  const start = Math.max(0, Math.floor(range.start / hour) * hour);
  const end = Math.ceil(range.end / hour) * hour;
  if (!(start < end)) return;
  await database
    .query(
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
      [connectionId, start, end, now, quiet, lifetime, mostRanges - 1],
    )
    .catch(() => undefined);
}

/** Has contacts named first, as a reader looks at calls of theirs. Those that the upstream was asked for cost nothing. */
export async function requestNames(
  database: Database,
  connectionId: number,
  contactIds: readonly string[],
  now = Date.now(),
): Promise<void> {
  await database
    .query(
      `with wanted as (
         update contacts set wanted_at = $3::bigint
         where connection_id = $1 and id = any($2::text[]) and named_at is null
           and (wanted_at is null or wanted_at < $3::bigint - $4::bigint)
         returning connection_id
       )
       select ${notifySql("names", "connection_id")} from wanted limit 1`,
      [connectionId, contactIds, now, minute],
    )
    .catch(() => undefined);
}
