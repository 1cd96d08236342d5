import "server-only";
import type { Queries } from "@/lib/server/postgres/database";
import { storedWord } from "../stored-words";

/** Calls whose words are looked through first: most words stand in one of them. */
const firstCalls = 300;
/** Words that are looked up in one statement. */
const batchSize = 500;
/** Letters of the longest words in the table: a longer one begins with them. */
const longest = 60;

const wordsOf = (rows: readonly { word: string }[]): Set<string> =>
  new Set(rows.flatMap(({ word }) => storedWord(word)?.word ?? []));

/** The words of some calls, as the table of words has them. */
export async function readWordsOf(
  queries: Queries,
  connectionId: number,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await queries.query<{ word: string }>(
    `select distinct lexeme as word from call_texts cross join unnest(words)
     where connection_id = $1 and id = any($2)`,
    [connectionId, ids],
  );
  return wordsOf(rows);
}

/** A query for the words that the table of words has as one: the word, and the word with a digit behind it. */
function toQuery(word: string): string {
  if (word.length >= longest) return `'${word}':*`;
  return [`'${word}'`, ...Array.from({ length: 10 }, (_, digit) => `'${word}${digit}':*`)].join(" | ");
}

/** Deletes the words that no call of a connection has any longer. @returns how many there were */
export async function eraseWords(
  queries: Queries,
  connectionId: number,
  words: ReadonlySet<string>,
): Promise<number> {
  const first = await queries.query<{ word: string }>(
    `select distinct lexeme as word
     from (
       select words from call_texts where connection_id = $1 order by started_at desc limit ${firstCalls}
     ) as newest
     cross join unnest(words)`,
    [connectionId],
  );
  const kept = wordsOf(first);
  const rare = [...words].filter((word) => !kept.has(word));
  await queries.query("set local enable_seqscan = off");
  let erased = 0;
  for (let at = 0; at < rare.length; at += batchSize) {
    const some = rare.slice(at, at + batchSize);
    const gone = await queries.query<{ word: string }>(
      `select wanted.word from unnest($2::text[], $3::text[]) as wanted (word, query)
       where not exists (
         select from call_texts where connection_id = $1 and words @@ wanted.query::tsquery
       )`,
      [connectionId, some, some.map(toQuery)],
    );
    const names = gone.map(({ word }) => word);
    await queries.query("delete from word_stems where connection_id = $1 and word = any($2)", [
      connectionId,
      names,
    ]);
    const deleted = await queries.query(
      "delete from words where connection_id = $1 and word = any($2) returning word",
      [connectionId, names],
    );
    erased += deleted.length;
  }
  return erased;
}
