import "server-only";
import { loadStemmer } from "@/lib/calls/search/stems";
import type { Queries } from "@/lib/server/postgres/database";
import type { IndexText } from "./index-text";

/** Words whose stems go into one statement. */
const batchSize = 5_000;

/** Stores the stems of some words, in the languages of the connection. */
async function saveStems(queries: Queries, connectionId: number, words: readonly string[]): Promise<void> {
  if (words.length === 0) return;
  const [row] = await queries.query<{ languages: string[] }>(
    "select languages from connections where connection_id = $1",
    [connectionId],
  );
  const stem = await loadStemmer(row?.languages ?? []);
  for (let at = 0; at < words.length; at += batchSize) {
    const pairs = words.slice(at, at + batchSize).flatMap((word) => stem(word).map((each) => [each, word]));
    await queries.query(
      `insert into word_stems (connection_id, stem, word)
       select $1, stem, word from unnest($2::text[], $3::text[]) as new (stem, word)
       on conflict do nothing`,
      [connectionId, pairs.map(([each]) => each), pairs.map(([, word]) => word)],
    );
  }
}

/** Stores the words of some calls that no call of the connection had before. */
export async function saveWords(
  queries: Queries,
  connectionId: number,
  texts: readonly IndexText[],
): Promise<void> {
  const words = new Map<string, boolean>();
  for (const { word, continues } of texts.flatMap(({ stored }) => stored)) {
    words.set(word, continues || words.get(word) === true);
  }
  const added = await queries.query<{ word: string }>(
    `insert into words (connection_id, word, continues)
     select $1, word, continues from unnest($2::text[], $3::boolean[]) as new (word, continues)
     where not exists (
       select from words as known
       where known.connection_id = $1 and known.word = new.word and known.continues >= new.continues
     )
     on conflict (connection_id, word) do update set continues = true
     returning word`,
    [connectionId, [...words.keys()], [...words.values()]],
  );
  await saveStems(
    queries,
    connectionId,
    added.map(({ word }) => word),
  );
}

/** Notes the languages of a connection's calls; if they have changed, stores the stems of all its words again. */
export async function saveLanguages(
  queries: Queries,
  connectionId: number,
  languages: readonly string[],
): Promise<void> {
  const changed = await queries.query(
    `update connections set languages = $2 where connection_id = $1 and languages is distinct from $2::text[]
     returning connection_id`,
    [connectionId, languages],
  );
  if (changed.length === 0) return;
  await queries.query("delete from word_stems where connection_id = $1", [connectionId]);
  const words = await queries.query<{ word: string }>("select word from words where connection_id = $1", [
    connectionId,
  ]);
  await saveStems(
    queries,
    connectionId,
    words.map(({ word }) => word),
  );
}
