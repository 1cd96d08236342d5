import "server-only";
import type { Queries } from "../../postgres/database";
import { kindCondition, toKindCounts, type KindCount, type KindCounts } from "../kinds";
import { orders } from "./order";
import type { Selection } from "./selection";
import { partsRelation, possibleParts } from "./conditions";
import { whereOf } from "./where";

/** What tells a call from all others in the store. */
interface StoredKey {
  connection_id: number;
  id: string;
}

/**
 * The calls of a page in order, as rows of `connection_id` and `id`: those of each connection along its index, merged.
 * Undefined if no call can match.
 */
export function pickCalls(
  selection: Selection,
  limit: number,
  offset: number,
): { sql: string; values: unknown[] } | undefined {
  const parts = possibleParts(selection);
  const order = orders[selection.query.sort];
  const values: unknown[] = [limit, offset];
  if (parts.length === 0) return undefined;
  if (parts.length === 1) {
    const { sql } = whereOf({ ...selection, parts }, { values });
    return {
      sql: `select c.connection_id, c.id from calls as c where ${sql} order by ${order} limit $1 offset $2`,
      values,
    };
  }
  const relation = partsRelation(selection, parts, (value) => `$${values.push(value)}`);
  const { sql } = whereOf({ ...selection, parts }, { values, eachPart: true });
  return {
    sql: `select c.connection_id, c.id
      from ${relation}
      cross join lateral (
        select c.connection_id, c.id, c.started_at, c.duration
        from calls as c where ${sql} order by ${order} limit $1::int + $2::int
      ) as c
      order by ${order} limit $1 offset $2`,
    values,
  };
}

/**
 * The calls of a page in order and how many calls of each kind there are, if a search finds them by their words: these
 * are looked up once for both.
 */
export async function findCalls(
  queries: Queries,
  selection: Selection,
  limit: number,
  offset: number,
): Promise<{ kinds: KindCounts; keys: readonly StoredKey[] }> {
  const { sort, kind } = selection.query;
  const values: unknown[] = [limit, offset];
  const { sql } = whereOf(selection, { values, kind: "all", inTexts: true });
  const [row] = await queries.query<{ counts: KindCount[]; keys: StoredKey[] }>(
    `with found as materialized (
       select c.connection_id, c.id, c.kind, c.started_at, c.duration from call_texts as c where ${sql}
     ), counts as (
       select kind, count(*) as calls from found group by 1
     ), keys as (
       select connection_id, id from found as c where ${kindCondition(kind)}
       order by ${orders[sort]} limit $1 offset $2
     )
     select (select coalesce(json_agg(each), '[]') from counts as each) as counts,
       (select coalesce(json_agg(each), '[]') from keys as each) as keys`,
    values,
  );
  return { kinds: toKindCounts(row?.counts ?? []), keys: row?.keys ?? [] };
}

/** Known calls, as `pickCalls` gives them. */
export const keysRelation = (keys: readonly StoredKey[]) => ({
  sql: "select * from unnest($1::int[], $2::text[]) as key (connection_id, id)",
  values: [keys.map((key) => key.connection_id), keys.map(({ id }) => id)],
});
