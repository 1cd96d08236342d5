import "server-only";
import type { Call, CallRow } from "@/lib/calls/call";
import type { Database, Queries } from "@/lib/server/postgres/database";
import { isCutBefore, wordsVersion } from "../words-version";
import { indexText } from "./index-text";
import { saveWords } from "./save-words";

/** A call as the mirror keeps it, with the name of its contact. */
export interface KeptCall {
  id: string;
  row: unknown;
  detail: unknown;
  name: string | null;
}

/** Cuts the words of some calls that are here already, and stores them. */
export async function saveTexts(
  queries: Queries,
  connectionId: number,
  kept: readonly KeptCall[],
): Promise<void> {
  const texts = kept.map(({ row, detail, name }) => {
    // Safe, because only `upsertCalls` writes records, from calls that a source made.
    const call: Call = { ...(row as CallRow), ...(detail as Omit<Call, keyof CallRow>) };
    return indexText(name === null ? call : { ...call, contact: { ...call.contact, name } });
  });
  await queries.query(
    `update call_texts set words = new.words, partial = new.partial, version = ${wordsVersion}
     from unnest($2::text[], $3::tsvector[], $4::boolean[]) as new (id, words, partial)
     where connection_id = $1 and call_texts.id = new.id`,
    [
      connectionId,
      kept.map(({ id }) => id),
      texts.map(({ words }) => words),
      texts.map(({ partial }) => partial),
    ],
  );
  await saveWords(queries, connectionId, texts);
}

/** Calls whose words are cut in one transaction. */
const batchSize = 100;

/**
 * Cuts the words of the newest calls that an older version of Callboard has cut.
 * @returns whether there may be more
 */
export async function cutAgain(database: Database, connectionId: number): Promise<boolean> {
  return database.transaction(async (queries) => {
    await queries.query("select pg_advisory_xact_lock(hashtext('callboard writes'), $1)", [connectionId]);
    const kept = await queries.query<KeptCall>(
      `select text.id, record.row, record.detail, contact.name
       from (
         select id, contact_id from call_texts
         where connection_id = $1 and ${isCutBefore("call_texts")}
         order by started_at desc limit ${batchSize}
       ) as text
       join call_records as record on record.connection_id = $1 and record.id = text.id
       left join contacts as contact on contact.connection_id = $1 and contact.id = text.contact_id`,
      [connectionId],
    );
    if (kept.length > 0) await saveTexts(queries, connectionId, kept);
    return kept.length === batchSize;
  });
}
