import "server-only";
import type { Queries } from "../database";
import { callsOfCutUnits, cutUnits, hour, isKept, wholeUnits } from "./kept";
import type { MirrorScope } from "./mirror-scope";
import { whereOf, type WhereOptions } from "./where";

const hours = { table: "call_hours", unit: "hour", length: hour } as const;

/** How many calls a query has: from counts by the hour where its only conditions are time, kind and agent. */
export async function countCalls(
  queries: Queries,
  scope: MirrorScope,
  options: WhereOptions = {},
): Promise<number> {
  const where = whereOf(scope, options);
  const values = [...where.values];
  let sql = `select count(*) as calls from calls as c where ${where.sql}`;
  if (isKept(scope.query, "agent")) {
    const ends = [Math.max(scope.window.start, options.from ?? -Infinity), scope.window.end];
    const cut = `$${values.push(cutUnits(ends, hour))}`;
    sql = `select coalesce(sum(calls), 0)::bigint as calls
      from (
        select calls ${wholeUnits(hours, cut, where)}
        union all
        select 1 ${callsOfCutUnits(hours, cut, where)}
      ) as counted`;
  }
  const [row] = await queries.query<{ calls: number }>(sql, values);
  return row?.calls ?? 0;
}
