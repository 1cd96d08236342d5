import "server-only";
import { chooseRollup, countedRows, type Rollups } from "../choose-rollup";
import {
  callsOfCutUnits,
  cutUnits,
  day,
  hasWholeHours,
  hour,
  wholeUnits,
  wholeUnitsWithin,
  type Rollup,
} from "../rollups";
import { bordersOf, startOf, type Selection } from "../selection";
import { localTime } from "../conditions";
import { whereOf } from "../where";
import { beginOf, type CountedSpans, type Relations } from "./relations";

/** The rollups of the calls that metrics are about. */
export interface MetricRollups {
  /** By hour and by day, with all that the slots need. */
  byAgent: { hours: Rollup; days: Rollup };
  byPhone: Rollups;
  byAction: Rollups;
  /** If there is one. */
  byType: Rollups | undefined;
  byHour: Rollup;
  byDuration: Rollups;
}

/** Undefined if a condition needs single calls. */
export function findMetricRollups(selection: Selection): MetricRollups | undefined {
  const [byAgent, byPhone, byAction, byDuration] = (["agent", "phone", "action", "duration"] as const).map(
    (key) => chooseRollup(selection, key),
  );
  const [hours, days] = byAgent ?? [];
  const [byHour] = chooseRollup(selection) ?? [];
  if (hours?.unit !== "hour" || days?.unit !== "day" || byHour?.unit !== "hour") return undefined;
  if (!byPhone || !byAction || !byDuration) return undefined;
  const byType = chooseRollup(selection, "type");
  return { byAgent: { hours, days }, byPhone, byAction, byType, byHour, byDuration };
}

/** The calls of the range, without those of the period before it. */
const withoutPrevious = ({ gap: _, ...selection }: Selection, begin: number): Selection => ({
  ...selection,
  window: { ...selection.window, start: Math.max(begin, selection.window.start) },
  parts: selection.parts.map((part) => ({ ...part, from: Math.max(begin, part.from) })),
});

/** A row for each type of action instead of one for each action set. */
const withTypes = (rows: string): string =>
  `select c.*, type, times as executions from (${rows}) as c join sets using (connection_id, action_set)`;

/** The relations of a query, aggregated from rollups: the longest units that no border cuts, then shorter ones, then single calls. */
export function fromRollups(
  selection: Selection,
  { byAgent, byPhone, byAction, byType, byHour, byDuration }: MetricRollups,
  spans: CountedSpans,
  values: unknown[],
): Relations {
  const where = whereOf(selection, { values });
  const bind = (value: unknown) => `$${values.push(value)}`;
  const begin = beginOf(selection, spans);
  const span = `width_bucket(c.started_at, ${bind(spans.starts)}::bigint[])`;
  const now = `c.started_at >= ${bind(begin)}::bigint`;
  const own = bordersOf(selection);
  const borders = [...own, ...spans.starts];
  const once = [startOf(selection), begin, ...own];
  const cut = (length: number) => bind(cutUnits(borders, length));
  const [days, hours] = [cut(day), cut(hour)];
  // The period before counts in the totals and durations only.
  const present = withoutPrevious(selection, begin);
  const presentWhere = whereOf(present, { values });
  const { sql } = presentWhere;
  const ownBorders = bordersOf(present);
  const rows = (rollups: Rollups, columns: string[], within = ownBorders) =>
    countedRows(rollups, ["started_at", "connection_id", ...columns], within, presentWhere);
  const buckets = [...ownBorders, ...spans.starts];
  const types = byType
    ? countedRows(byType, ["started_at", "type", "executions"], buckets, presentWhere, withTypes)
    : withTypes(rows(byAction, ["action_set"], buckets));
  // Older offsets of the zone are left out. The first hour may begin before the first bucket.
  const from = Math.floor((spans.starts[spans.earlier] ?? begin) / hour) * hour;
  const shown = { zone: selection.zone, window: { ...present.window, start: from } };
  // The clock is asked once for each hour of the range.
  const clock = hasWholeHours(shown)
    ? `select started_at, sum(calls) as calls from (${rows([byHour], [])}) as each group by 1`
    : `select c.started_at, 1 as calls from calls as c where ${sql}`;
  const slot = "started_at, connection_id, agent_no, calls, seconds, acted, reported, transferred";
  return {
    slots: `select ${span} as span, connection_id, case when ${now} then agent_no else 0 end as agent_no,
        sum(calls) as calls, sum(seconds) as seconds, sum(acted) as acted, sum(reported) as reported,
        sum(transferred) as transferred
      from (
        select ${slot} ${wholeUnits(byAgent.days, days, where)}
        union all
        select ${slot} ${wholeUnitsWithin(byAgent.hours, byAgent.days, days, hours, where)}
        union all
        select c.started_at, c.connection_id, c.agent_no, 1, coalesce(c.duration, 0), (c.action_set <> 0)::int,
          (c.transferred is not null)::int, coalesce(c.transferred, false)::int
        ${callsOfCutUnits(byAgent.hours, hours, where)}
      ) as c
      group by 1, 2, 3`,
    types: `select ${span} as span, type, sum(calls) as calls,
        sum(${byType ? "executions" : "calls * executions"}) as executions
      from (${types}) as c
      group by 1, 2`,
    phones: `select ${span} as span, direction, phone_status, sum(calls) as calls
      from (${rows(byPhone, ["direction", "phone_status"], buckets)}) as c
      where direction <> 0 or phone_status <> 0
      group by 1, 2, 3`,
    clock: `select ${localTime(shown)} / 3600000 % 168 as hour, sum(calls) as calls
      from (${clock}) as c
      group by 1`,
    lengths: `select not ${now} as earlier, connection_id, agent_no, duration, calls
      from (${countedRows(byDuration, ["started_at", "connection_id", "agent_no", "duration"], once, where)}) as c
      where duration is not null`,
  };
}
