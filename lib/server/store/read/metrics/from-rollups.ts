import "server-only";
import {
  actionDays,
  actionHours,
  callDays,
  callHours,
  callsOfCutUnits,
  cutUnits,
  day,
  durationSeasons,
  durationWeeks,
  hasWholeHours,
  hour,
  season,
  week,
  wholeUnits,
  wholeUnitsWithin,
} from "../rollups";
import { bordersOf, startOf, type Selection } from "../selection";
import { localTime, whereOf, type Where } from "../where";
import type { CountedSpans } from "./from-calls";

/**
 * The relations `slots`, `acted`, `clock` and `lengths` of a query that has no conditions but time and kind, aggregated
 * from rollups: the longest units that no border cuts, then shorter ones, then single calls.
 */
export function fromRollups(selection: Selection, { starts, earlier }: CountedSpans): Where {
  const where = whereOf(selection);
  const bind = (value: unknown) => `$${where.values.push(value)}`;
  const { window } = selection;
  const begin = starts[earlier] ?? window.end;
  const span = `width_bucket(c.started_at, ${bind(starts)}::bigint[])`;
  const now = `c.started_at >= ${bind(begin)}::bigint`;
  const cut = (borders: readonly number[], length: number) => bind(cutUnits(borders, length));
  const own = bordersOf(selection);
  const borders = [...own, ...starts];
  const [days, hours] = [cut(borders, day), cut(borders, hour)];
  const periods = [startOf(selection), begin, ...own];
  const [seasons, weeks] = [cut(periods, season), cut(periods, week)];
  const clock = hasWholeHours(selection)
    ? `from (
        select started_at, calls ${wholeUnits(callHours, hours, where)}
        union all
        select c.started_at, 1 ${callsOfCutUnits(callHours, hours, where)}
      ) as c
      where ${now}`
    : `from (select started_at, 1 as calls from calls as c where ${where.sql} and ${now}) as c`;
  const slot = "started_at, connection_id, agent_no, calls, seconds, acted, reported, transferred";
  const sql = `slots as (
      select ${span} as span, connection_id, case when ${now} then agent_no else 0 end as agent_no,
        sum(calls) as calls, sum(seconds) as seconds, sum(acted) as acted, sum(reported) as reported,
        sum(transferred) as transferred
      from (
        select ${slot} ${wholeUnits(callDays, days, where)}
        union all
        select ${slot} ${wholeUnitsWithin(callHours, callDays, days, hours, where)}
        union all
        select c.started_at, c.connection_id, c.agent_no, 1, coalesce(c.duration, 0), (c.action_set <> 0)::int,
          (c.transferred is not null)::int, coalesce(c.transferred, false)::int
        ${callsOfCutUnits(callHours, hours, where)}
      ) as c
      group by 1, 2, 3
    ), acted as (
      select ${span} as span, connection_id, action_set, sum(calls) as calls
      from (
        select started_at, connection_id, action_set, calls ${wholeUnits(actionDays, days, where)}
        union all
        select started_at, connection_id, action_set, calls
        ${wholeUnitsWithin(actionHours, actionDays, days, hours, where)}
        union all
        select c.started_at, c.connection_id, c.action_set, 1
        ${callsOfCutUnits(actionHours, hours, where)} and c.action_set <> 0
      ) as c
      where ${now}
      group by 1, 2, 3
    ), clock as (
      select ${localTime(selection)} / 3600000 % 168 as hour, sum(calls) as calls ${clock} group by 1
    ), lengths as (
      select not ${now} as earlier, connection_id, agent_no, duration, calls
      ${wholeUnits(durationSeasons, seasons, where)}
      union all
      select not ${now}, connection_id, agent_no, duration, calls
      ${wholeUnitsWithin(durationWeeks, durationSeasons, seasons, weeks, where)}
      union all
      select not ${now}, c.connection_id, c.agent_no, c.duration, 1
      ${callsOfCutUnits(durationWeeks, weeks, where)} and c.duration is not null
    )`;
  return { ...where, sql };
}
