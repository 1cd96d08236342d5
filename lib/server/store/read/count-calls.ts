import "server-only";
import { offsetSpans } from "@/lib/calls/time/offset-spans";
import type { Queries } from "../database";
import { callsOfCutUnits, cutUnits, hour, isKept, wholeUnits, type KeptCounts } from "./kept";
import type { MirrorScope } from "./mirror-scope";
import { whereOf, type WhereOptions } from "./where";

const agentHours: KeptCounts = { table: "call_hours", unit: "hour", length: hour };
const actionHours: KeptCounts = { table: "action_hours", unit: "hour", length: hour };

/** Whether the hours of the zone's clock are those of UTC, so that what is kept by the hour is of one weekday and hour. */
function hasWholeHours({ zone, window }: MirrorScope): boolean {
  return offsetSpans(zone, Math.max(0, window.start), window.end).every(({ offset }) => offset % hour === 0);
}

/** The counts that answer a query whose conditions are time, kind and agent, or time, kind and action. */
function keptFor(scope: MirrorScope): KeptCounts | undefined {
  const { query } = scope;
  const clockless = { ...query, weekday: [], hour: [] };
  const onClock = query.weekday.length + query.hour.length > 0;
  const kept = isKept(clockless, "agent")
    ? agentHours
    : isKept({ ...clockless, action: [] }, "kind") && !query.action.includes("none")
      ? actionHours
      : undefined;
  return kept && onClock && !hasWholeHours(scope) ? undefined : kept;
}

async function count(queries: Queries, scope: MirrorScope, options: WhereOptions): Promise<number> {
  const where = whereOf(scope, options);
  const values = [...where.values];
  let sql = `select count(*) as calls from calls as c where ${where.sql}`;
  const kept = keptFor(scope);
  if (kept) {
    const ends = [Math.max(scope.window.start, options.from ?? -Infinity), scope.window.end];
    const cut = `$${values.push(cutUnits(ends, hour))}`;
    sql = `select coalesce(sum(calls), 0)::bigint as calls
      from (
        select calls ${wholeUnits(kept, cut, where)}
        union all
        select 1 ${callsOfCutUnits(kept, cut, where)}
      ) as counted`;
  }
  const [row] = await queries.query<{ calls: number }>(sql, values);
  return row?.calls ?? 0;
}

/** How many calls a query has: from counts by the hour, where these are kept by all that it asks for. */
export async function countCalls(
  queries: Queries,
  scope: MirrorScope,
  options: WhereOptions = {},
): Promise<number> {
  const { query } = scope;
  const withAction = (action: string[]) => ({ ...scope, query: { ...query, action } });
  const isNone = query.action.length === 1 && query.action[0] === "none" && options.without !== "action";
  if (!isNone || !keptFor(withAction([])) || query.agent.length > 0) return count(queries, scope, options);
  // Calls without an action are kept as what is left.
  return (
    (await count(queries, withAction([]), options)) - (await count(queries, withAction(["any"]), options))
  );
}
