import "server-only";
import { localTime } from "../conditions";
import { countedWhere, type Where } from "../where";
import type { Selection } from "../selection";

/** Spans of time that follow each other, ms since the epoch: those of the period before, then the buckets of the volume. */
export interface CountedSpans {
  /** The start of each, in order. */
  starts: readonly number[];
  /** How many of them belong to the period before. */
  earlier: number;
}

/** The relations `slots`, `acted`, `clock` and `lengths`, aggregated from each call of any query. */
export function fromCalls(selection: Selection, { starts, earlier }: CountedSpans): Where {
  const where = countedWhere(selection);
  const bind = (value: unknown) => `$${where.values.push(value)}`;
  const spanStarts = bind(starts);
  const before = bind(earlier);
  const sql = `picked as materialized (
      select width_bucket(c.started_at, ${spanStarts}::bigint[]) as span,
        ${localTime(selection)} / 3600000 % 168 as hour,
        c.connection_id, c.agent_no, c.action_set, c.duration, c.transferred
      from ${where.facts} as c
      where ${where.sql}
    ), slots as (
      select span, connection_id, case when span > ${before}::int then agent_no else 0 end as agent_no,
        count(*) as calls, coalesce(sum(duration), 0) as seconds, count(*) filter (where action_set <> 0) as acted,
        count(transferred) as reported, count(*) filter (where transferred) as transferred
      from picked
      group by 1, 2, 3
    ), acted as (
      select span, connection_id, action_set, count(*) as calls
      from picked
      where span > ${before}::int and action_set <> 0
      group by 1, 2, 3
    ), clock as (
      select hour, count(*) as calls from picked where span > ${before}::int group by 1
    ), lengths as (
      select span <= ${before}::int as earlier, connection_id, agent_no, duration, 1 as calls
      from picked
      where duration is not null
    )`;
  return { ...where, sql };
}
