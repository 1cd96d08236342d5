import "server-only";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { parseSearch } from "@/lib/calls/search/search";
import type { Queries } from "../../postgres/database";
import type { Bind, ConditionOptions } from "./conditions";
import { readLimits } from "./read-limits";
import type { SearchedWords } from "./search-words";
import { pairsOf, type Matches, type PairRow, type Pairs, type Selection } from "./selection";

// The condition on words: of a few calls the ids are looked up, the others are compared in each statement.

/** Whether a query searches for nothing but what its calls do not hold. */
export const isExclusion = ({ q }: Pick<CallQuery, "q">): boolean =>
  q !== undefined && parseSearch(q)?.wanted.length === 0;

/** The condition that a call has the words of a search. */
export function searchCondition(
  { query, matches }: Selection,
  bind: Bind,
  { inTexts = false, excluded = false }: ConditionOptions,
): string | undefined {
  if (query.q === undefined || !matches.words || matches.calls) return undefined;
  const words = `${bind(matches.words)}::tsquery`;
  if (inTexts) return `c.words @@ ${words}`;
  return `${isExclusion(query) && !excluded ? "not " : ""}exists (
         select from call_texts as t
         where t.connection_id = c.connection_id and t.id = c.id and t.words @@ ${words})`;
}

/** How many rows of a statement the planner expects. */
async function expectRows(queries: Queries, sql: string, values: readonly unknown[]): Promise<number> {
  const [row] = await queries.query<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] }>(
    `explain (format json) ${sql}`,
    values,
  );
  return row?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? 0;
}

/** The calls that a condition means, if they are few. As a whole relation they are found by an index. */
async function findFew(
  queries: Queries,
  found: string,
  values: readonly unknown[],
  most: number,
): Promise<Pairs<string> | undefined> {
  const rows = await queries.query<PairRow<string>>(
    `with found as materialized (${found})
     select connection_id, id as value from found limit ${most + 1}`,
    values,
  );
  return rows.length > most ? undefined : pairsOf(rows);
}

/**
 * The calls that a search means, if they are few.
 * @param words of the search
 * @param span in which the selection is used, ms since the epoch
 */
export async function findCalls(
  queries: Queries,
  { q }: CallQuery,
  words: SearchedWords,
  ids: readonly number[],
  { start, end }: { start: number; end: number },
): Promise<Matches["calls"]> {
  if (isExclusion({ q })) return undefined;
  if (words.isAbsent) return { connectionIds: [], values: [] };
  const sql = `select connection_id, id from call_texts
    where connection_id = any($1::int[]) and started_at >= $2 and started_at < $3 and words @@ $4::tsquery`;
  const values = [ids, start, end, words.query];
  // Common words are not looked up in vain. What the index does not know is compared in each text, so better once.
  if (!words.comparesTexts && (await expectRows(queries, sql, values)) > readLimits.expectedCalls)
    return undefined;
  const { fewCalls, fewComparedCalls } = readLimits;
  return findFew(queries, sql, values, words.comparesTexts ? fewComparedCalls : fewCalls);
}
