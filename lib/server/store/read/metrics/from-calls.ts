import "server-only";
import { localTime } from "../conditions";
import type { Selection } from "../selection";
import { countedWhere, type WhereOptions } from "../where";
import { beginOf, type CountedSpans, type Relations } from "./relations";

/**
 * The relations of any query, aggregated from each of its calls. The calls are read once: finding them first and reading
 * what was found for each relation took twice as long.
 */
export function fromCalls(
  selection: Selection,
  spans: CountedSpans,
  options: WhereOptions & { values: unknown[] },
): Relations {
  const where = countedWhere(selection, options);
  const bind = (value: unknown) => `$${where.values.push(value)}`;
  const now = `c.started_at >= ${bind(beginOf(selection, spans))}::bigint`;
  // `absent` has a bit for each of four columns that a row is not grouped by. Without `offset`, PostgreSQL would expect
  // a group for each call, and sort the calls once for each set.
  const given = `counted as materialized (
      select span, earlier, connection_id, agent_no, action_set, hour, duration, direction, phone_status,
        grouping(action_set, hour, duration, direction) as absent,
        count(*) as calls, coalesce(sum(duration), 0) as seconds, count(*) filter (where action_set <> 0) as acted,
        count(transferred) as reported, count(*) filter (where transferred) as transferred
      from (
        select width_bucket(c.started_at, ${bind(spans.starts)}::bigint[]) as span, not ${now} as earlier,
          c.connection_id, case when ${now} then c.agent_no else 0 end as agent_no, c.action_set,
          case when ${now} then ${localTime(selection)} / 3600000 % 168 end as hour, c.duration, c.transferred,
          c.direction, c.phone_status
        from ${where.facts} as c
        where ${where.sql}
        offset 0
      ) as picked
      group by grouping sets (
        (span, connection_id, agent_no), (span, earlier, connection_id, action_set), (hour),
        (earlier, connection_id, agent_no, duration), (span, earlier, direction, phone_status)
      )
    )`;
  return {
    given,
    slots: `select span, connection_id, agent_no, calls, seconds, acted, reported, transferred
      from counted where absent = 15`,
    types: `select span, type, sum(calls) as calls, sum(calls * times) as executions
      from counted join sets using (connection_id, action_set)
      where absent = 7 and not earlier
      group by 1, 2`,
    phones: `select span, direction, phone_status, calls
      from counted where absent = 14 and not earlier and (direction <> 0 or phone_status <> 0)`,
    clock: "select hour, calls from counted where absent = 11 and hour is not null",
    lengths: `select earlier, connection_id, agent_no, duration, calls
      from counted where absent = 13 and duration is not null`,
  };
}
