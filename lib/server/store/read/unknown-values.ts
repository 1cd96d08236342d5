import "server-only";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { cleanText } from "@/lib/server/text/clean-text";
import type { Queries } from "../../postgres/database";

/** Conditions whose values are legal whether a call has them or not. */
export type OpenCondition = "agent" | "contact" | "action" | "field";

export interface UnknownValue {
  value: string;
  /** What calls have instead, if it differs in its case only. */
  near?: string;
}

/** The values that are known, as a relation with a column `value`, out of those of `$1` (connections), `$2` (asked). */
const known: Record<OpenCondition, string> = {
  agent: "select id as value from agents where connection_id = any($1::int[]) and id = any($2::text[])",
  contact: `select value from unnest($2::text[]) as value
    where exists (select from calls where connection_id = any($1::int[]) and contact_id = value)`,
  action: `select unnest(types) as value from action_sets where connection_id = any($1::int[])`,
  field: `select unnest(names) as value from field_sets
    where connection_id = any($1::int[]) and names && $2::text[]`,
};

/** What is asked for besides the values of calls. */
const isValue = (name: OpenCondition, value: string) =>
  name !== "action" || (value !== "any" && value !== "none");

/** The values of a condition that the mirror knows of no call of some connections, at any time. */
export async function findUnknownValues(
  queries: Queries,
  query: CallQuery,
  name: OpenCondition,
  connectionIds: readonly number[],
): Promise<UnknownValue[]> {
  const asked = query[name].filter((value) => isValue(name, value)).map(cleanText);
  if (asked.length === 0 || connectionIds.length === 0) return [];
  const rows = await queries.query<{ value: string; near: string | null }>(
    `with known as materialized (select distinct value from (${known[name]}) as each)
     select value, (select min(known.value) from known where lower(known.value) = lower(asked.value)) as near
     from unnest($2::text[]) as asked (value)
     where value not in (select value from known)`,
    [connectionIds, asked],
  );
  return rows.map(({ value, near }) => ({ value, ...(near !== null && { near }) }));
}
