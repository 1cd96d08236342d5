import "server-only";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { Queries } from "../database";
import { kindNumbers } from "../write/upsert-calls";
import {
  actionDays,
  actionHours,
  callDays,
  callHours,
  callsOfCutUnits,
  cutUnits,
  durationSeasons,
  durationWeeks,
  hasWholeHours,
  isKept,
  wholeUnits,
  wholeUnitsWithin,
  type KeptCounts,
} from "./kept";
import type { MirrorScope } from "./mirror-scope";
import { countedWhere, isExclusion, type Where } from "./where";

/** Counts by a unit of time, and where no condition goes below it by a longer one. */
type Levels = readonly [short: KeptCounts, long?: KeptCounts];

/** The counts that are kept by all that a query has conditions for. */
function levelsOf(scope: MirrorScope): Levels | undefined {
  const { query } = scope;
  const onClock = query.weekday.length + query.hour.length > 0;
  const rest = { ...query, weekday: [], hour: [] };
  const wholeHours = onClock && hasWholeHours(scope);
  const byHours = (short: KeptCounts, long: KeptCounts): Levels | undefined =>
    onClock ? (wholeHours ? [short] : undefined) : [short, long];
  if (isKept(rest, "agent")) return byHours(callHours, callDays);
  if (isKept({ ...rest, action: [] }, "kind") && !query.action.includes("none")) {
    return byHours(actionHours, actionDays);
  }
  const anyLength = { ...query, min: undefined, max: undefined };
  return isKept(anyLength, "agent") ? [durationWeeks, durationSeasons] : undefined;
}

/** A statement that sums up counts of whole units of time, the longest that there are, and counts the calls of others. */
function sumOf([short, long]: Levels, borders: readonly number[], where: Where): Where {
  const values = [...where.values];
  const bind = ({ length }: KeptCounts) => `$${values.push(cutUnits(borders, length))}`;
  const cut = bind(short);
  const counts = [`select c.kind, 1 as calls ${callsOfCutUnits(short, cut, where)}`];
  if (long) {
    const cutLong = bind(long);
    counts.push(`select kind, calls ${wholeUnits(long, cutLong, where)}`);
    counts.push(`select kind, calls ${wholeUnitsWithin(short, long, cutLong, cut, where)}`);
  } else {
    counts.push(`select kind, calls ${wholeUnits(short, cut, where)}`);
  }
  const sql = `select kind, sum(calls)::bigint as calls from (${counts.join(" union all ")}) as counted group by 1`;
  return { sql, values };
}

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
    ? sumOf(levels, borders, where)
    : {
        sql: `select c.kind, count(*) as calls from ${facts} as c where ${where.sql} group by 1`,
        values: where.values,
      };
  const rows = await queries.query<{ kind: number; calls: number }>(sql, values);
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
