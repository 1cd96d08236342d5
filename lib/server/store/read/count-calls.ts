import "server-only";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { Queries } from "@/lib/server/postgres/database";
import { kindNumbers } from "../write/upsert-calls";
import { countedRows, levelsOf } from "./levels";
import type { MirrorScope } from "./mirror-scope";
import { countedWhere, isExclusion } from "./where";

/** Calls of each kind. */
export type KindCounts = Readonly<Record<keyof typeof kindNumbers, number>>;

const minus = (all: KindCounts, part: KindCounts): KindCounts => ({
  live: all.live - part.live,
  trial: all.trial - part.trial,
  unknown: all.unknown - part.unknown,
});

/** @param leftOut the calls that a search leaves out, instead of those that it means */
async function count(
  queries: Queries,
  scope: MirrorScope,
  { from, leftOut = false }: { from: number | undefined; leftOut?: boolean },
): Promise<KindCounts> {
  const { facts, ...where } = countedWhere(scope, { kind: "all", from, leftOut });
  const levels = levelsOf(scope);
  const borders = [Math.max(scope.window.start, from ?? -Infinity), scope.window.end];
  const { sql, values } = levels
    ? countedRows(levels, ["kind"], borders, where)
    : { sql: `select c.kind, 1 as calls from ${facts} as c where ${where.sql}`, values: where.values };
  const rows = await queries.query<{ kind: number; calls: number }>(
    `select kind, sum(calls)::bigint as calls from (${sql}) as counted group by 1`,
    values,
  );
  const of = (kind: keyof KindCounts) => rows.find((row) => row.kind === kindNumbers[kind])?.calls ?? 0;
  return { live: of("live"), trial: of("trial"), unknown: of("unknown") };
}

/**
 * How many calls of each kind a query has, whichever it asks for: from counts that are kept by time, where these are
 * kept by all else that it asks for.
 *
 * @param from only calls from this instant on, ms since the epoch
 */
export async function countKinds(
  queries: Queries,
  scope: MirrorScope,
  from: number | undefined,
): Promise<KindCounts> {
  const { query } = scope;
  const change = (part: Partial<CallQuery>) => ({ ...scope, query: { ...query, ...part } });
  // What there is none of is quicker to count: the others are what is left of all.
  if (isExclusion(query)) {
    const all = await countKinds(queries, change({ q: undefined }), from);
    return minus(all, await count(queries, scope, { from, leftOut: true }));
  }
  const isNone = query.action.length === 1 && query.action[0] === "none";
  if (!isNone || !levelsOf(change({ action: ["any"] }))) return count(queries, scope, { from });
  const all = await count(queries, change({ action: [] }), { from });
  return minus(all, await count(queries, change({ action: ["any"] }), { from }));
}

/** The calls of those kinds that a query asks for. */
export function ofKind({ live, trial, unknown }: KindCounts, kind: CallQuery["kind"]): number {
  return kind === "all" ? live + trial + unknown : kind === "live" ? live : trial;
}

/** How many calls a query has. */
export async function countCalls(
  queries: Queries,
  scope: MirrorScope,
  { from }: { from?: number | undefined } = {},
): Promise<number> {
  return ofKind(await countKinds(queries, scope, from), scope.query.kind);
}
