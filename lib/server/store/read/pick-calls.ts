import "server-only";
import { orders } from "./order";
import { partsRelation, possibleParts, type Selection } from "./selection";
import { whereOf } from "./where";

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

/** The same, if a search finds the calls by their words and they are few enough to be sorted. */
export function pickFound(selection: Selection, limit: number, offset: number) {
  const values: unknown[] = [limit, offset];
  const { sql } = whereOf(selection, { values, inTexts: true });
  return {
    sql: `with found as materialized (
        select c.connection_id, c.id, c.started_at, c.duration from call_texts as c where ${sql}
      )
      select connection_id, id from found as c order by ${orders[selection.query.sort]} limit $1 offset $2`,
    values,
  };
}
