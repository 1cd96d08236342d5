import "server-only";
import type { Call, CallRow } from "@/lib/calls/call";
import { fold } from "@/lib/calls/search/fold";
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
const mostNames = 1_000;

/** Folds the names of contacts that an older version has stored. */
async function foldNames(queries: Queries, connectionId: number): Promise<number> {
  const contacts = await queries.query<{ id: string; name: string }>(
    `select id, name from contacts where connection_id = $1 and name is not null and folded is null
     order by id limit ${mostNames}`,
    [connectionId],
  );
  await queries.query(
    `update contacts set folded = new.folded from unnest($2::text[], $3::text[]) as new (id, folded)
     where connection_id = $1 and contacts.id = new.id`,
    [connectionId, contacts.map(({ id }) => id), contacts.map(({ name }) => fold(name).text)],
  );
  return contacts.length;
}

/**
 * Cuts the words of the newest calls that an older version of Callboard has cut, and folds names.
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
    const folded = await foldNames(queries, connectionId);
    return kept.length === batchSize || folded === mostNames;
  });
}
