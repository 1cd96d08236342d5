import "server-only";
import type { Call, CallRow } from "@/lib/calls/call";
import type { RetentionDays } from "@/lib/calls/retention";
import type { Queries } from "@/lib/server/postgres/database";
import { oldestOf } from "../retention";
import { clearEmptyCounts, eraseCalls, eraseContacts } from "./erase-calls";
import { eraseWords, readWordsOf } from "./erase-words";
import { stripCall } from "./strip-call";
import { upsertCalls } from "./upsert-calls";

/** Deletes wave forms. @returns whether there may be more */
async function expirePeaks(queries: Queries, connectionId: number, before: number, most: number) {
  const gone = await queries.query(
    `delete from recording_peaks where connection_id = $1 and id in (
       select own.id from recording_peaks as own join calls as c using (connection_id, id)
       where own.connection_id = $1 and c.started_at < $2 limit $3)
     returning id`,
    [connectionId, before, most],
  );
  return gone.length === most;
}

/** Takes the texts out of calls. @returns whether there may be more */
async function expireTexts(queries: Queries, connectionId: number, before: number, most: number) {
  const calls = await queries.query<{ id: string; row: unknown; detail: unknown; contact: string | null }>(
    `select text.id, record.row, record.detail, text.contact_id as contact
     from (
       select id, contact_id from call_texts where connection_id = $1 and started_at < $2
       order by started_at limit $3
     ) as text
     join call_records as record on record.connection_id = $1 and record.id = text.id`,
    [connectionId, before, most],
  );
  if (calls.length === 0) return false;
  const ids = calls.map(({ id }) => id);
  const words = await readWordsOf(queries, connectionId, ids);
  // Safe, because only `upsertCalls` writes records, from calls that a source made.
  const whole = calls.map(({ row, detail }): Call => ({
    ...(row as CallRow),
    ...(detail as Omit<Call, keyof CallRow>),
  }));
  await upsertCalls(queries, connectionId, whole.map(stripCall));
  await queries.query("delete from call_texts where connection_id = $1 and id = any($2)", [
    connectionId,
    ids,
  ]);
  await eraseWords(queries, connectionId, words);
  const contacts = calls.flatMap(({ contact }) => contact ?? []);
  await eraseContacts(queries, connectionId, [...new Set(contacts)]);
  return calls.length === most;
}

/** Deletes whole calls. @returns whether there may be more */
async function expireFacts(
  queries: Queries,
  connectionId: number,
  before: number,
  { most, now }: { most: number; now: number },
) {
  const calls = await queries.query<{ id: string }>(
    "select id from calls where connection_id = $1 and started_at < $2 order by started_at limit $3",
    [connectionId, before, most],
  );
  if (calls.length === 0) return false;
  const ids = calls.map(({ id }) => id);
  await eraseCalls(queries, connectionId, ids, { now, expired: true });
  if (calls.length === most) return true;
  await clearEmptyCounts(queries, connectionId);
  return false;
}

/**
 * Deletes what is older than it is to be kept, in a transaction: a few calls at a time.
 * @returns whether there may be more
 */
export async function expireCalls(
  queries: Queries,
  connectionId: number,
  { textDays, peaksDays, factsDays }: RetentionDays,
  { now, most }: { now: number; most: number },
): Promise<boolean> {
  await queries.query("select pg_advisory_xact_lock(hashtext('callboard writes'), $1)", [connectionId]);
  const facts = oldestOf(factsDays, now);
  if (factsDays !== null && (await expireFacts(queries, connectionId, facts, { most, now }))) return true;
  const texts = oldestOf(textDays, now);
  if (textDays !== null && (await expireTexts(queries, connectionId, texts, most))) return true;
  return peaksDays !== null && expirePeaks(queries, connectionId, oldestOf(peaksDays, now), most);
}
