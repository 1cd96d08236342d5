import "server-only";
import type { ListedCall } from "@/lib/calls/answers";
import { findHit } from "@/lib/calls/search/hit";
import { searchedTexts } from "@/lib/calls/search/passages";
import { parseSearch, type Search } from "@/lib/calls/search/search";
import type { Queries } from "../../postgres/database";
import { ofKind, type KindCounts } from "../kinds";
import { findCalls, keysRelation, pickCalls } from "./pick-calls";
import { withQuery, type Selection } from "./selection";
import { storedColumns, storedJoins, storedRow, storedTranscript, type StoredRow } from "./stored-call";
import { isFoundByWords } from "./conditions";
import { whereOf } from "./where";

interface PageRow extends StoredRow {
  transcript?: unknown;
}

function withHit(row: PageRow, { parts }: Selection, search: Search): ListedCall {
  const call = storedRow(row, parts);
  const hit = findHit(searchedTexts({ ...call, transcript: storedTranscript(row.transcript) }), search);
  return hit ? { ...call, hit } : call;
}

async function readRows(
  queries: Queries,
  selection: Selection,
  picked: { sql: string; values: unknown[] },
): Promise<ListedCall[]> {
  const { q } = selection.query;
  const search = q === undefined ? undefined : parseSearch(q);
  const rows = await queries.query<PageRow>(
    `with page as (
       select connection_id, id, row_number() over () as place from (${picked.sql}) as ordered
     )
     select ${storedColumns}${search ? ", record.detail -> 'transcript' as transcript" : ""}
     from page as picked ${storedJoins}
     order by picked.place`,
    picked.values,
  );
  return rows.map((row) => (search ? withHit(row, selection, search) : storedRow(row, selection.parts)));
}

/**
 * The calls of the page that a query shows, with the place of what it searches for, and how many calls of each kind
 * there are in all. The facts tell which calls these are; the wide rows are read for these alone.
 * @param count counts them, unless they are counted as they are found
 */
export async function readPage(
  queries: Queries,
  selection: Selection,
  count: () => Promise<KindCounts>,
): Promise<{ kinds: KindCounts; calls: ListedCall[] }> {
  const { page, size, kind } = selection.query;
  const offset = (page - 1) * size;
  if (isFoundByWords(selection)) {
    const { kinds, keys } = await findCalls(queries, selection, size, offset);
    return { kinds, calls: keys.length === 0 ? [] : await readRows(queries, selection, keysRelation(keys)) };
  }
  const kinds = await count();
  const picked = offset < ofKind(kinds, kind) ? pickCalls(selection, size, offset) : undefined;
  return { kinds, calls: picked ? await readRows(queries, selection, picked) : [] };
}

/** Whether any call that a search goes through is too long for the index, so that phrases in it may not be found. */
export async function searchesPartially(queries: Queries, selection: Selection): Promise<boolean> {
  if (selection.query.q === undefined) return false;
  const where = whereOf(withQuery(selection, { q: undefined }));
  const [row] = await queries.query<{ partial: boolean }>(
    `select exists (
       select from call_texts as text join calls as c using (connection_id, id)
       where ${where.isOwn("text.connection_id")} and text.partial and ${where.sql}
     ) as partial`,
    where.values,
  );
  return row?.partial ?? false;
}
