import "server-only";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { cleanText } from "@/lib/server/text/clean-text";
import type { Queries } from "../../postgres/database";
import { readLimits } from "./read-limits";
import type { Matches, Pairs, SelectedPart } from "./selection";
import { toTsQuery } from "./ts-query";

interface PairRow<Value> {
  connection_id: number;
  value: Value;
}

const pairsOf = <Value>(rows: readonly PairRow<Value>[]): Pairs<Value> => ({
  connectionIds: rows.map((row) => row.connection_id),
  values: rows.map(({ value }) => value),
});

const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");
const reverse = (text: string) => [...text].reverse().join("");

/** The condition of `calls.number`: digits at its beginning or end. */
export function numberCondition(digits: string, bind: (value: unknown) => string): string {
  return `(c.number like ${bind(`${escapeLike(digits)}%`)}
    or reverse(c.number) like ${bind(`${escapeLike(reverse(digits))}%`)})`;
}

async function findNumbers(
  queries: Queries,
  table: "agents" | "action_sets" | "field_sets",
  column: string,
  condition: string,
  ids: readonly number[],
  values: readonly string[],
): Promise<Pairs<number>> {
  const rows = await queries.query<PairRow<number>>(
    `select connection_id, ${column} as value from ${table} where connection_id = any($1::int[]) and ${condition}`,
    [ids, values.map(cleanText)],
  );
  return pairsOf(rows);
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
  most = readLimits.fewCalls,
): Promise<Pairs<string> | undefined> {
  const rows = await queries.query<PairRow<string>>(
    `with found as materialized (${found})
     select connection_id, id as value from found limit ${most + 1}`,
    values,
  );
  return rows.length > most ? undefined : pairsOf(rows);
}

async function findCalls(
  queries: Queries,
  { q, number }: CallQuery,
  ids: readonly number[],
  { start, end }: Span,
): Promise<Matches["calls"]> {
  if (number !== undefined) {
    const values: unknown[] = [ids, start, end];
    const condition = numberCondition(number, (value) => `$${values.push(value)}`);
    const found = await findFew(
      queries,
      `select connection_id, id from calls as c
       where connection_id = any($1::int[]) and started_at >= $2 and started_at < $3 and ${condition}`,
      values,
    );
    if (found) return { ...found, by: "number" };
  }
  const search = q === undefined ? undefined : toTsQuery(q);
  if (!search || search.isExcluded) return undefined;
  const sql = `select connection_id, id from call_texts
    where connection_id = any($1::int[]) and started_at >= $2 and started_at < $3 and words @@ $4::tsquery`;
  const values = [ids, start, end, search.words];
  // Common words are not looked up in vain. The order of words is compared in each text, so better once.
  if (!search.hasPhrase && (await expectRows(queries, sql, values)) > readLimits.expectedCalls)
    return undefined;
  const found = await findFew(
    queries,
    sql,
    values,
    search.hasPhrase ? readLimits.fewPhraseCalls : readLimits.fewCalls,
  );
  return found && { ...found, by: "q" };
}

/** A span of time, ms since the epoch: `start` ≤ call < `end`. */
interface Span {
  start: number;
  end: number;
}

/**
 * Finds what the conditions of a query are in the store. A value that no call has is known to be absent before any
 * call is read.
 * @param span in which the selection is used
 */
export async function matchQuery(
  queries: Queries,
  query: CallQuery,
  parts: readonly SelectedPart[],
  span: Span,
): Promise<Matches> {
  const ids = parts.map(({ connectionId }) => connectionId);
  const find = findNumbers.bind(undefined, queries);
  const matches: Matches = {};
  if (query.agent.length > 0) {
    matches.agent = await find("agents", "agent_no", "id = any($2::text[])", ids, query.agent);
  }
  if (query.action.some((type) => type !== "any" && type !== "none")) {
    matches.action = await find("action_sets", "action_set", "types && $2::text[]", ids, query.action);
  }
  if (query.field.length > 0) {
    matches.field = await find("field_sets", "field_set", "names @> $2::text[]", ids, query.field);
  }
  const calls = await findCalls(queries, query, ids, span);
  return calls ? { ...matches, calls } : matches;
}
