import "server-only";
import type { Queries } from "@/lib/server/postgres/database";
import { notifySql } from "@/lib/server/postgres/notify";
import { eraseWords, readWordsOf } from "./erase-words";
import { noteErased, noteErasedRecords } from "./tombstones";

/** What goes with calls that are erased. */
export interface ErasedParts {
  calls: number;
  /** Wave forms of recordings. */
  peaks: number;
  /** Contacts that no other call is with. */
  names: number;
  /** Words that no other call has. */
  words: number;
  phoneRecords: number;
}

/** Every table of counts. A row of no calls would still tell when and with whom an erased call was. */
const rollups =
  "all_hours call_hours type_hours type_days call_days call_seasons action_hours action_days agent_action_days field_days contact_seasons duration_weeks duration_seasons phone_hours phone_days phone_seasons phone_action_days phone_field_days phone_duration_weeks phone_duration_seasons".split(
    " ",
  );

interface ErasedCall {
  id: string;
  started_at: number;
  contact_id: string | null;
  record_id: string | null;
}

/**
 * Deletes calls with everything that is kept of them, in a transaction that has the lock of the connection's writes, and
 * leaves tombstones, so that they count for the coverage and do not come back. `clearEmptyCounts` is to follow.
 * @param expired they are deleted for their age
 * @param now ms since the epoch
 */
export async function eraseCalls(
  queries: Queries,
  connectionId: number,
  ids: readonly string[],
  { now, expired }: { now: number; expired: boolean },
): Promise<ErasedParts> {
  const calls = await queries.query<ErasedCall>(
    `select c.id, c.started_at, c.contact_id, own.record_id
     from calls as c left join call_phone_records as own using (connection_id, id)
     where c.connection_id = $1 and c.id = any($2)`,
    [connectionId, ids],
  );
  const own = calls.map(({ id }) => id);
  const words = await readWordsOf(queries, connectionId, own);
  const peaks = await queries.query(
    "delete from recording_peaks where connection_id = $1 and id = any($2) returning id",
    [connectionId, own],
  );
  await queries.query("delete from calls where connection_id = $1 and id = any($2)", [connectionId, own]);
  const records = calls.flatMap(({ record_id }) => record_id ?? []);
  const phoneRecords = await noteErasedRecords(queries, connectionId, records, now);
  const starts = calls.map(({ id, started_at }) => ({ id, startedAt: new Date(started_at).toISOString() }));
  await noteErased(queries, connectionId, starts, { at: now, expired });
  const contacts = [...new Set(calls.flatMap(({ contact_id }) => contact_id ?? []))];
  const names = await eraseContacts(queries, connectionId, contacts);
  await recount(
    queries,
    connectionId,
    calls.map(({ started_at }) => started_at),
  );
  return {
    calls: calls.length,
    peaks: peaks.length,
    names,
    words: await eraseWords(queries, connectionId, words),
    phoneRecords,
  };
}

/** Deletes contacts that no call is with. @returns how many there were */
export async function eraseContacts(
  queries: Queries,
  connectionId: number,
  ids: readonly string[],
): Promise<number> {
  const gone = await queries.query(
    `delete from contacts as known where connection_id = $1 and id = any($2)
       and not exists (select from calls where connection_id = $1 and contact_id = known.id)
     returning id`,
    [connectionId, ids],
  );
  return gone.length;
}

/** Deletes the counts that are empty now, and the numbers that no call came from. */
export async function clearEmptyCounts(queries: Queries, connectionId: number): Promise<void> {
  for (const table of rollups) {
    await queries.query(`delete from ${table} where connection_id = $1 and calls = 0`, [connectionId]);
  }
  await queries.query(
    `delete from numbers as known where connection_id = $1
       and not exists (select from calls where connection_id = $1 and number = known.number)`,
    [connectionId],
  );
}

/** Takes the calls out of the counts of their spans. */
async function recount(queries: Queries, connectionId: number, starts: readonly number[]): Promise<void> {
  await queries.query(
    `update coverage as span set calls =
       (select count(*) from calls
        where connection_id = $1 and started_at >= span.start_at and started_at < span.end_at)
     where connection_id = $1
       and exists (select from unnest($2::bigint[]) as at where at >= span.start_at and at < span.end_at)`,
    [connectionId, starts],
  );
  await queries.query(
    `with changed as (
       update sync_states set version = version + 1 where connection_id = $1 returning connection_id
     )
     select ${notifySql("progress", "connection_id")} from changed`,
    [connectionId],
  );
}
