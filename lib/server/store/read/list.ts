import "server-only";
import type { ListedCall } from "@/lib/calls/answers";
import { findHit } from "@/lib/calls/search/hit";
import { searchedTexts } from "@/lib/calls/search/passages";
import { parseSearch, type Search } from "@/lib/calls/search/search";
import type { Queries } from "@/lib/server/postgres/database";
import type { MirrorScope } from "./mirror-scope";
import { orders } from "./order";
import { storedRow, storedTranscript } from "./stored-call";
import { whereOf } from "./where";

interface PageRow {
  row: unknown;
  transcript?: unknown;
}

function withHit({ row, transcript }: PageRow, scope: MirrorScope, search: Search): ListedCall {
  const call = storedRow(row, scope);
  const hit = findHit(searchedTexts({ ...call, transcript: storedTranscript(transcript) }), search);
  return hit ? { ...call, hit } : call;
}

/**
 * The calls of the page that a query shows, with where what it searches for stands. Which they are the facts tell; the
 * wide rows are read for these alone.
 *
 * @param from only calls from this instant on, ms since the epoch
 */
export async function readPage(
  queries: Queries,
  scope: MirrorScope,
  from: number | undefined,
): Promise<ListedCall[]> {
  const { q, sort, page, size } = scope.query;
  const { sql, values } = whereOf(scope, { from });
  const search = q === undefined ? undefined : parseSearch(q);
  const rows = await queries.query<PageRow>(
    `with page as (
       select c.id, row_number() over (order by ${orders[sort]}) as place
       from calls as c
       where ${sql}
       order by ${orders[sort]}
       limit $${values.length + 1} offset $${values.length + 2}
     )
     select record.row${search ? ", record.detail -> 'transcript' as transcript" : ""}
     from page join call_records as record on record.connection_id = $1 and record.id = page.id
     order by page.place`,
    [...values, size, (page - 1) * size],
  );
  return rows.map((row) => (search ? withHit(row, scope, search) : storedRow(row.row, scope)));
}

/** Whether any call that a search goes through is too long for the index, so that phrases in it may not be found. */
export async function searchesPartially(
  queries: Queries,
  scope: MirrorScope,
  from: number | undefined,
): Promise<boolean> {
  if (scope.query.q === undefined) return false;
  const { sql, values } = whereOf({ ...scope, query: { ...scope.query, q: undefined } }, { from });
  const [row] = await queries.query<{ partial: boolean }>(
    `select exists (
       select from call_texts as text join calls as c on c.connection_id = $1 and c.id = text.id
       where text.connection_id = $1 and text.partial and ${sql}
     ) as partial`,
    values,
  );
  return row?.partial ?? false;
}
