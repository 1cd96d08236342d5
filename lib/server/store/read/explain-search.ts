import "server-only";
import type { AbsentTerm, CallerMatches } from "@/lib/calls/search/search-answer";
import type { Queries } from "@/lib/server/postgres/database";
import { readSearch, writeWanted } from "./search-words";
import type { Selection } from "./selection";
import { whereOf } from "./where";

/** The most words of a search that are looked up one by one. */
const mostTerms = 10;

/** The word of the calls that is most like another one, by groups of three letters. */
async function findNearest(
  queries: Queries,
  word: string,
  ids: readonly number[],
): Promise<string | undefined> {
  const [row] = await queries.query<{ word: string }>(
    `select word from words where connection_id = any($1::int[]) and word % $2
     order by similarity(word, $2) desc, word limit 1`,
    [ids, word],
  );
  return row?.word;
}

/**
 * The words and phrases of a search that no call of its connections has, at any time.
 * @param ids of the connections
 */
export async function findAbsentTerms(
  queries: Queries,
  q: string,
  ids: readonly number[],
): Promise<AbsentTerm[]> {
  const search = await readSearch(queries, q, ids);
  const absent: AbsentTerm[] = [];
  for (const term of search?.wanted.flat().slice(0, mostTerms) ?? []) {
    const [row] = await queries.query<{ found: boolean }>(
      `select exists (
         select from call_texts where connection_id = any($1::int[]) and words @@ $2::tsquery
       ) as found`,
      [ids, search?.write(term, "")],
    );
    if (row?.found !== false) continue;
    const [word, ...others] = term.words;
    const nearest = word && others.length === 0 ? await findNearest(queries, word.word, ids) : undefined;
    absent.push({ text: term.text, ...(nearest !== undefined && { nearest }) });
  }
  return absent;
}

/**
 * How many of the calls that a search finds are with the person whom it names, by number or name, and in how many it was
 * said or written. Undefined if there are too many calls to compare, or the search is about something else.
 */
export async function countCallers(
  queries: Queries,
  selection: Selection,
): Promise<CallerMatches | undefined> {
  const { query, matches, parts } = selection;
  if (query.q === undefined || !matches.calls) return undefined;
  const ids = parts.map(({ connectionId }) => connectionId);
  const search = await readSearch(queries, query.q, ids);
  if (!search || search.wanted.length === 0 || search.speaker) return undefined;
  const values: unknown[] = [];
  const { sql } = whereOf(selection, { values });
  const [row] = await queries.query<CallerMatches>(
    `select count(*) filter (where text.words @@ $${values.push(writeWanted(search, "D"))}::tsquery) as "from",
       count(*) filter (where text.words @@ $${values.push(writeWanted(search, "ABC"))}::tsquery) as mentioned
     from calls as c join call_texts as text using (connection_id, id)
     where ${sql}`,
    values,
  );
  return row && row.from > 0 ? row : undefined;
}
