import "server-only";
import type { Queries } from "../database";
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
import { countedFacts, whereOf, type Where, type WhereOptions } from "./where";

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
  const counts = [`select 1 as calls ${callsOfCutUnits(short, cut, where)}`];
  if (long) {
    const cutLong = bind(long);
    counts.push(`select calls ${wholeUnits(long, cutLong, where)}`);
    counts.push(`select calls ${wholeUnitsWithin(short, long, cutLong, cut, where)}`);
  } else {
    counts.push(`select calls ${wholeUnits(short, cut, where)}`);
  }
  const sql = `select coalesce(sum(calls), 0)::bigint as calls from (${counts.join(" union all ")}) as counted`;
  return { sql, values };
}

async function count(queries: Queries, scope: MirrorScope, options: WhereOptions): Promise<number> {
  const facts = countedFacts(scope.query);
  const where = whereOf(scope, { ...options, facts });
  const levels = levelsOf(scope);
  const borders = [Math.max(scope.window.start, options.from ?? -Infinity), scope.window.end];
  const { sql, values } = levels
    ? sumOf(levels, borders, where)
    : { sql: `select count(*) as calls from ${facts} as c where ${where.sql}`, values: where.values };
  const [row] = await queries.query<{ calls: number }>(sql, values);
  return row?.calls ?? 0;
}

/** How many calls a query has: from counts that are kept by time, where these are kept by all that it asks for. */
export async function countCalls(
  queries: Queries,
  scope: MirrorScope,
  options: WhereOptions = {},
): Promise<number> {
  // A length that is no condition here is no reason to leave out the calls of unknown length.
  const query =
    options.without === "duration" ? { ...scope.query, min: undefined, max: undefined } : scope.query;
  const withAction = (action: string[]) => ({ ...scope, query: { ...query, action } });
  const isNone = query.action.length === 1 && query.action[0] === "none" && options.without !== "action";
  if (!isNone || !levelsOf(withAction(["any"]))) return count(queries, { ...scope, query }, options);
  // Calls without an action are what is left of all.
  return (
    (await count(queries, withAction([]), options)) - (await count(queries, withAction(["any"]), options))
  );
}
