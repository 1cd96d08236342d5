import "server-only";
import type { MirrorScope } from "../mirror-scope";
import { countedWhere, localTime, type Where } from "../where";
import type { CountedSpans } from "./counted-spans";

/**
 * What is counted, read from each call of any query: the relations `slots`, `acted`, `clock` and `lengths`.
 */
export function pickCalls(scope: MirrorScope, { starts, earlier }: CountedSpans): Where {
  const { facts, ...where } = countedWhere(scope);
  const values = [...where.values];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const spanStarts = bind(starts);
  const before = bind(earlier);
  const sql = `picked as materialized (
      select width_bucket(c.started_at, ${spanStarts}::bigint[]) as span, ${localTime(scope)} / 3600000 % 168 as hour,
        c.agent_no, c.action_set, c.duration, c.transferred
      from ${facts} as c
      where ${where.sql}
    ), slots as (
      select span, case when span > ${before}::int then agent_no else 0 end as agent_no, count(*) as calls,
        coalesce(sum(duration), 0) as seconds, count(*) filter (where action_set <> 0) as acted,
        count(transferred) as reported, count(*) filter (where transferred) as transferred
      from picked
      group by 1, 2
    ), acted as (
      select span, action_set, count(*) as calls
      from picked
      where span > ${before}::int and action_set <> 0
      group by 1, 2
    ), clock as (
      select hour, count(*) as calls from picked where span > ${before}::int group by 1
    ), lengths as (
      select span <= ${before}::int as earlier, agent_no, duration, 1 as calls
      from picked
      where duration is not null
    )`;
  return { sql, values };
}
