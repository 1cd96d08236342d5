import "server-only";
import type { Queries } from "../../postgres/database";
import { ofKind, toKindCounts, type KindCount, type KindCounts } from "../kinds";
import { chooseRollup, countedRows } from "./choose-rollup";
import { bordersOf, withQuery, type Selection } from "./selection";
import { isExclusion } from "./conditions";
import { countedWhere } from "./where";

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
  const byConnection = new Map<number, KindCount[]>();
  for (const row of rows) {
    byConnection.set(row.connection_id, [...(byConnection.get(row.connection_id) ?? []), row]);
  }
  return new Map([...byConnection].map(([id, own]) => [id, toKindCounts(own)]));
}

/** How many calls of each kind a selection has in each connection, whichever kind its query asks for. */
async function countEach(queries: Queries, selection: Selection): Promise<ConnectionCounts> {
  const { query } = selection;
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
export async function countKinds(queries: Queries, selection: Selection): Promise<KindCounts> {
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
