import "server-only";
import { LRUCache } from "lru-cache";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { perProcess } from "../../per-process";
import type { Queries } from "../../postgres/database";
import { ofKind, toKindCounts, type KindCount, type KindCounts } from "../kinds";
import { chooseRollup, countedRows } from "./choose-rollup";
import { isOneOf } from "./conditions";
import { bordersOf, withQuery, type Pairs, type Selection } from "./selection";
import { isExclusion } from "./search";
import { countedWhere, whereOf } from "./where";

/** Calls of each kind by connection id. */
type ConnectionCounts = ReadonlyMap<number, KindCounts>;

const nothing = toKindCounts([]);

const combine = (a: KindCounts, b: KindCounts, sign: 1 | -1): KindCounts => ({
  live: a.live + sign * b.live,
  trial: a.trial + sign * b.trial,
  unknown: a.unknown + sign * b.unknown,
});

const minus = (all: ConnectionCounts, part: ConnectionCounts): ConnectionCounts =>
  new Map([...all].map(([id, counts]) => [id, combine(counts, part.get(id) ?? nothing, -1)]));

interface CountRow extends KindCount {
  connection_id: number;
}

function byConnection(rows: readonly CountRow[]): ConnectionCounts {
  const own = new Map<number, KindCount[]>();
  for (const row of rows) own.set(row.connection_id, [...(own.get(row.connection_id) ?? []), row]);
  return new Map([...own].map(([id, counts]) => [id, toKindCounts(counts)]));
}

/** @param excluded the calls that a search excludes, instead of those that it means */
async function count(queries: Queries, selection: Selection, excluded = false): Promise<ConnectionCounts> {
  const where = countedWhere(selection, { kind: "all", excluded });
  const rollup = chooseRollup(selection);
  const sql = rollup
    ? countedRows(rollup, ["connection_id", "kind"], bordersOf(selection), where)
    : `select c.connection_id, c.kind, 1 as calls from ${where.facts} as c where ${where.sql}`;
  const rows = await queries.query<CountRow>(
    `select connection_id, kind, sum(calls)::bigint as calls from (${sql}) as counted group by 1, 2`,
    where.values,
  );
  return byConnection(rows);
}

/** The same of some calls only. */
async function countOf(
  queries: Queries,
  selection: Selection,
  calls: Pairs<string>,
): Promise<ConnectionCounts> {
  const { sql, values } = whereOf(selection, { kind: "all" });
  const isCounted = isOneOf(selection, "id", calls, (value) => `$${values.push(value)}`);
  return byConnection(
    await queries.query<CountRow>(
      `select c.connection_id, c.kind, count(*) as calls from calls as c
       where ${sql} and ${isCounted} group by 1, 2`,
      values,
    ),
  );
}

/** How many calls of each kind a selection has in each connection, whichever kind its query asks for. */
async function countEach(queries: Queries, selection: Selection): Promise<ConnectionCounts> {
  const { query, late, ...rest } = selection;
  if (late) {
    const all = { ...rest, query };
    return minus(await countEach(queries, all), await countOf(queries, all, late));
  }
  // The excluded calls are fewer than the others, and the index finds them.
  if (isExclusion(query)) {
    const all = await countEach(queries, withQuery(selection, { q: undefined }));
    return minus(all, await count(queries, selection, true));
  }
  const isNone = query.action.length === 1 && query.action[0] === "none";
  const acted = withQuery(selection, { action: ["any"] });
  if (!isNone || !chooseRollup(acted)) return count(queries, selection);
  const all = await count(queries, withQuery(selection, { action: [] }));
  return minus(all, await count(queries, acted));
}

/** How many calls of each kind a selection has, whichever its query asks for. */
async function countKinds(queries: Queries, selection: Selection): Promise<KindCounts> {
  const counts = [...(await countEach(queries, selection)).values()];
  return counts.reduce((sum, each) => combine(sum, each, 1), nothing);
}

/** How many calls a selection has. */
export async function countCalls(queries: Queries, selection: Selection): Promise<number> {
  return ofKind(await countKinds(queries, selection), selection.query.kind);
}

/** How many calls a selection has in each connection, by its id; none for a connection without calls. */
export async function countByConnection(
  queries: Queries,
  selection: Selection,
): Promise<ReadonlyMap<number, number>> {
  const counts = await countEach(queries, selection);
  return new Map([...counts].map(([id, kinds]) => [id, ofKind(kinds, selection.query.kind)]));
}

const recent = () => perProcess("counts", () => new LRUCache<string, KindCounts>({ max: 500, ttl: 600_000 }));

/**
 * The same for the same calls: every change of a call makes a new version. Nothing is later than the newest moment that
 * was read, so that the end of a rolling window does not matter.
 */
function keyOf(selection: Selection): string | undefined {
  const { parts, window } = selection;
  if (parts.some(({ version }) => version === 0)) return undefined;
  const { sql, values } = whereOf(selection, { kind: "all" });
  const [ids, start, end, ...rest] = values;
  const isNewest = parts.every(({ asOf = Infinity }) => asOf <= window.end);
  const versions = parts.map(({ connectionId, version }) => [connectionId, version]);
  return JSON.stringify([versions, sql, ids, start, isNewest ? "newest" : end, rest]);
}

/** Keeps what was counted on the way. */
export function rememberKinds(selection: Selection, kinds: KindCounts): void {
  const key = keyOf(selection);
  if (key !== undefined) recent().set(key, kinds);
}

/** The same as `countKinds`. While no call changes they are counted once. */
export async function countKindsOnce(queries: Queries, selection: Selection): Promise<KindCounts> {
  const key = keyOf(selection);
  const known = key === undefined ? undefined : recent().get(key);
  if (known !== undefined) return known;
  const counted = await countKinds(queries, selection);
  if (key !== undefined) recent().set(key, counted);
  return counted;
}

/** How many calls a selection has: the same for all pages and for the calls opened from them. */
export async function countTotal(
  queries: Queries,
  selection: Selection,
  kind: CallQuery["kind"] = selection.query.kind,
): Promise<number> {
  return ofKind(await countKindsOnce(queries, selection), kind);
}
