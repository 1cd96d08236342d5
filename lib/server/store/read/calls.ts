import "server-only";
import type { ListedCall } from "@/lib/calls/answers";
import type { Call, CallRow, ContactReference } from "@/lib/calls/call";
import { findHit } from "@/lib/calls/search/hit";
import { loadStemmer, usualLanguages } from "@/lib/calls/search/stems";
import { searchedTexts } from "@/lib/calls/search/passages";
import { parseSearch, type Search } from "@/lib/calls/search/search";
import { cleanText } from "@/lib/server/text/clean-text";
import { maskSensitive } from "@/lib/server/text/mask/mask-sensitive";
import type { Queries } from "../../postgres/database";
import type { OpenSnapshot } from "../../postgres/open-snapshot";
import { directionOf, saidStatus, statusOf } from "../phones";
import { kindCondition, ofKind, toKindCounts, type KindCount, type KindCounts } from "../kinds";
import { isFoundByWords, partsRelation, possibleParts } from "./conditions";
import { countKindsOnce, rememberKinds } from "./count-calls";
import { orders } from "./order";
import { withQuery, type SelectedPart, type Selection } from "./selection";
import { isCutBefore } from "../words-version";
import { whereOf } from "./where";

/** A call as it is stored, with the names that it refers to. */
interface StoredRow {
  connection_id: number;
  row: unknown;
  agent_name: string | null;
  contact_name: string | null;
  direction: number;
  phone_status: number;
  said_status: string | null;
  contact_missing: boolean | null;
}

/** Columns and joins of `StoredRow` for a relation `picked (connection_id, id)`. */
const storedColumns = `record.connection_id, record.row, agent.name as agent_name, contact.name as contact_name,
  contact.missing as contact_missing, fact.direction, fact.phone_status, ${saidStatus("fact")} as said_status`;
const storedJoins = `
  join call_records as record on record.connection_id = picked.connection_id and record.id = picked.id
  join calls as fact on fact.connection_id = picked.connection_id and fact.id = picked.id
  left join agents as agent on agent.connection_id = fact.connection_id and agent.agent_no = fact.agent_no
  left join contacts as contact on contact.connection_id = fact.connection_id and contact.id = fact.contact_id`;

/** A contact, with what the upstream last said of it. */
const withName = (
  contact: ContactReference,
  { contact_name, contact_missing }: Pick<StoredRow, "contact_name" | "contact_missing">,
): ContactReference => ({
  ...contact,
  ...(contact_name !== null && { name: contact_name }),
  ...(contact_missing === true && { deleted: true }),
});

type Slugs = readonly Pick<SelectedPart, "connectionId" | "slug">[];

/**
 * A row as the sync stored it. It is not checked again: only `upsertCalls` writes it, from a `CallRow` that a source
 * made and checked. The connection may have another slug by now.
 */
function storedRow(stored: StoredRow, parts: Slugs): CallRow {
  const { connection_id, row, agent_name } = stored;
  const { agent, contact, phoneStatus: own, direction: _direction, ...call } = row as CallRow;
  const direction = directionOf(stored.direction);
  const phoneStatus = statusOf(stored.phone_status, stored.said_status ?? own?.value);
  const connection = parts.find(({ connectionId }) => connectionId === connection_id)?.slug ?? "";
  return {
    ...call,
    connection,
    ...(agent && { agent: agent_name === null ? agent : { ...agent, name: agent_name } }),
    ...(contact && { contact: withName(contact, stored) }),
    ...(direction && { direction }),
    ...(phoneStatus && { phoneStatus }),
  };
}

/** The whole call; `detail` is not checked again either. */
const storedCall = (stored: StoredRow, detail: unknown, parts: Slugs): Call => ({
  ...storedRow(stored, parts),
  ...(detail as Omit<Call, keyof CallRow>),
});

interface Found extends StoredRow {
  detail: unknown;
  read_at: number | null;
}

/** A call that the mirror holds, and when it was read (ms since the epoch): what changed since is not known. */
export async function readCall(
  queries: Queries,
  part: Pick<SelectedPart, "connectionId" | "slug">,
  id: string,
): Promise<{ call: Call; asOf: number } | undefined> {
  const [found] = await queries.query<Found>(
    `select ${storedColumns}, record.detail,
       coalesce(
         (select read_at from coverage
          where connection_id = $1 and start_at <= fact.started_at and end_at > fact.started_at),
         (select min(read_at) from coverage where connection_id = $1)
       ) as read_at
     from (values ($1::int, $2::text)) as picked (connection_id, id) ${storedJoins}`,
    [part.connectionId, cleanText(id)],
  );
  // Without coverage the call is of a window that is being read again: its age is not known.
  if (found?.read_at == null) return undefined;
  return { call: storedCall(found, found.detail, [part]), asOf: found.read_at };
}

/** What tells a call from all others in the store. */
interface StoredKey {
  connection_id: number;
  id: string;
}

/**
 * The calls of a page in order, as rows of `connection_id` and `id`: those of each connection along its index, merged.
 * Undefined if no call can match.
 */
function pickCalls(
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
async function findPage(
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
const keysRelation = (keys: readonly StoredKey[]) => ({
  sql: "select * from unnest($1::int[], $2::text[]) as key (connection_id, id)",
  values: [keys.map((key) => key.connection_id), keys.map(({ id }) => id)],
});

interface PageRow extends StoredRow {
  transcript?: unknown;
}

async function withHit(row: PageRow, { parts }: Selection, search: Search): Promise<ListedCall> {
  const call = storedRow(row, parts);
  const part = parts.find(({ connectionId }) => connectionId === row.connection_id);
  const stem = await loadStemmer(part?.languages ?? usualLanguages);
  // Safe, because only `upsertCalls` writes it.
  const transcript = row.transcript as Call["transcript"];
  const texts = searchedTexts(maskSensitive({ ...call, transcript }));
  const hit = findHit(texts, search, stem);
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
  return search
    ? Promise.all(rows.map((row) => withHit(row, selection, search)))
    : rows.map((row) => storedRow(row, selection.parts));
}

/**
 * The calls of the page that a query shows, with the place of what it searches for, and how many calls of each kind
 * there are in all. The facts tell which calls these are; the wide rows are read for these alone.
 */
export async function readPage(
  queries: Queries,
  selection: Selection,
): Promise<{ kinds: KindCounts; calls: ListedCall[] }> {
  const { page, size, kind } = selection.query;
  const offset = (page - 1) * size;
  if (isFoundByWords(selection)) {
    const { kinds, keys } = await findPage(queries, selection, size, offset);
    rememberKinds(selection, kinds);
    return { kinds, calls: keys.length === 0 ? [] : await readRows(queries, selection, keysRelation(keys)) };
  }
  const kinds = await countKindsOnce(queries, selection);
  const picked = offset < ofKind(kinds, kind) ? pickCalls(selection, size, offset) : undefined;
  return { kinds, calls: picked ? await readRows(queries, selection, picked) : [] };
}

/**
 * Whether any call that a search goes through is too long for the index, so that phrases in it may not be found, or its
 * words are not cut again yet.
 */
export async function searchesPartially(queries: Queries, selection: Selection): Promise<boolean> {
  if (selection.query.q === undefined) return false;
  const where = whereOf(withQuery(selection, { q: undefined }));
  const anyWith = (condition: string) => `exists (
    select from call_texts as text join calls as c using (connection_id, id)
    where ${where.isOwn("text.connection_id")} and ${condition} and ${where.sql}
  )`;
  const [row] = await queries.query<{ partial: boolean }>(
    `select ${anyWith("text.partial")} or ${anyWith(isCutBefore("text"))} as partial`,
    where.values,
  );
  return row?.partial ?? false;
}

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
