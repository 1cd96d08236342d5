import "server-only";
import type { Call, CallRow } from "@/lib/calls/call";
import type { OpenSnapshot } from "../../postgres/open-snapshot";
import { orders } from "./order";
import type { Selection } from "./selection";
import { storedCall, storedColumns, storedJoins, storedRow, type StoredRow } from "./stored-call";
import { whereOf } from "./where";

/** How much of each call is read. */
export interface ExportDepth<Item> {
  /** Columns beside those of a row. */
  columns: "" | ", record.detail";
  /** Calls that are read at once: whole ones are large, and must not hold up other requests. */
  batch: number;
  parse(stored: StoredRow & { detail?: unknown }, selection: Selection): Item;
}

export const rowDepth: ExportDepth<CallRow> = {
  columns: "",
  batch: 200,
  parse: (stored, { parts }) => storedRow(stored, parts),
};

export const wholeDepth: ExportDepth<Call> = {
  columns: ", record.detail",
  batch: 40,
  parse: (stored, { parts }) => storedCall(stored, stored.detail, parts),
};

/**
 * Opens all calls of a selection in order; each reading gives the next ones, none at the end. Each wide row is looked
 * up by itself, so that only the facts are sorted.
 */
export function streamCalls<Item>(
  snapshot: OpenSnapshot,
  selection: Selection,
  { columns, batch, parse }: ExportDepth<Item>,
): () => Promise<Item[]> {
  const { sql, values } = whereOf(selection);
  const read = snapshot.stream<StoredRow & { detail?: unknown }>(
    `select stored.*
     from (
       select c.connection_id, c.id from calls as c where ${sql} order by ${orders[selection.query.sort]} offset 0
     ) as ordered
     cross join lateral (
       select ${storedColumns}${columns}
       from (select ordered.connection_id, ordered.id) as picked ${storedJoins}
       limit 1
     ) as stored`,
    values,
  );
  return async () => (await read(batch)).map((stored) => parse(stored, selection));
}
