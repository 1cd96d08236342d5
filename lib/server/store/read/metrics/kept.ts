import "server-only";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { offsetSpans } from "@/lib/calls/time/offset-spans";
import { kindNumbers } from "../../write/upsert-calls";
import type { MirrorScope } from "../mirror-scope";
import { localTime, whereOf, type Where } from "../where";
import { cutUnits, type CountedSpans } from "./spans";

const hour = 3_600_000;
const week = 168 * hour;

/** Whether the counts that are kept answer a query: its conditions are none but time and kind. */
export function isKept(query: CallQuery): boolean {
  const { agent, contact, action, weekday, hour: hours, field } = query;
  const lists: readonly unknown[][] = [agent, contact, action, weekday, hours, field];
  const values = [query.q, query.number, query.min, query.max];
  return lists.every((list) => list.length === 0) && values.every((value) => value === undefined);
}

/** Whether the hours of a zone are those of UTC, by another name. */
function hasWholeHours({ zone, window }: MirrorScope): boolean {
  const spans = offsetSpans(zone, window.start, window.end);
  return spans.every(({ start, offset }, at) => offset % hour === 0 && (at === 0 || start % hour === 0));
}

/** Calls of the units (ms) that a border cuts are read one by one. */
const callsOfUnits = (units: string, length: number, where: Where) => `
      from unnest(${units}::int[]) as cut (unit)
      join calls as c on c.connection_id = $1 and c.started_at >= cut.unit * ${length}::bigint
        and c.started_at < (cut.unit + 1) * ${length}::bigint
      where ${where.sql}`;

/**
 * What is counted, read from counts that are kept by hour and by week: the relations `slots`, `acted`, `clock` and
 * `lengths` of a query for which `isKept` holds.
 */
export function sumCounts(scope: MirrorScope, { borders, earlier }: CountedSpans): Where {
  const where = whereOf(scope);
  const values = [...where.values];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const ends = [scope.window.start, scope.window.end];
  const begin = borders[earlier] ?? scope.window.start;
  const starts = bind(borders.slice(0, -1));
  const before = bind(earlier);
  const start = bind(begin);
  const hours = bind(cutUnits([...borders.slice(0, -1), ...ends], hour));
  const weeks = bind(cutUnits([begin, ...ends], week));
  const kind = scope.query.kind === "all" ? "" : `and n.kind = ${bind(kindNumbers[scope.query.kind])}::smallint`;
  const within = (unit: string, length: number, cut: string) => `n.connection_id = $1 ${kind}
        and n.${unit} >= $2::bigint / ${length} and n.${unit} <= ($3::bigint - 1) / ${length}
        and n.${unit} <> all(${cut}::int[]) and n.calls > 0`;
  const span = `width_bucket(c.started_at, ${starts}::bigint[])`;
  const clock = hasWholeHours(scope)
    ? `select ${localTime(scope)} / 3600000 % 168 as hour, sum(calls) as calls
      from hourly as c
      where c.started_at >= ${start}::bigint
      group by 1`
    : `select ${localTime(scope)} / 3600000 % 168 as hour, count(*) as calls
      from calls as c
      where ${where.sql} and c.started_at >= ${start}::bigint
      group by 1`;
  const sql = `hourly as materialized (
      select n.hour * ${hour}::bigint as started_at, agent_no, calls, seconds, acted, reported, transferred
      from call_hours as n
      where ${within("hour", hour, hours)}
      union all
      select c.started_at, c.agent_no, 1, coalesce(c.duration, 0), (c.action_set <> 0)::int,
        (c.transferred is not null)::int, coalesce(c.transferred, false)::int${callsOfUnits(hours, hour, where)}
    ), slots as (
      select ${span} as span, case when ${span} > ${before}::int then agent_no else 0 end as agent_no,
        sum(calls) as calls, sum(seconds) as seconds, sum(acted) as acted, sum(reported) as reported,
        sum(transferred) as transferred
      from hourly as c
      group by 1, 2
    ), acted as (
      select ${span} as span, action_set, sum(calls) as calls
      from (
        select n.hour * ${hour}::bigint as started_at, action_set, calls
        from action_hours as n
        where ${within("hour", hour, hours)}
        union all
        select c.started_at, c.action_set, 1${callsOfUnits(hours, hour, where)} and c.action_set <> 0
      ) as c
      where c.started_at >= ${start}::bigint
      group by 1, 2
    ), clock as (
      ${clock}
    ), lengths as (
      select n.week * ${week}::bigint < ${start}::bigint as earlier, agent_no, duration, calls
      from duration_weeks as n
      where ${within("week", week, weeks)}
      union all
      select c.started_at < ${start}::bigint, c.agent_no, c.duration, 1${callsOfUnits(weeks, week, where)}
        and c.duration is not null
    )`;
  return { sql, values };
}
