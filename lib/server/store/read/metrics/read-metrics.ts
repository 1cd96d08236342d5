import "server-only";
import type { Queries } from "../../../postgres/database";
import { isFoundByWords, partsRelation, possibleParts } from "../conditions";
import type { StoredAgent } from "../names";
import { isExclusion } from "../search";
import { withQuery, type Selection } from "../selection";
import { whereOf } from "../where";
import { fromCalls } from "./from-calls";
import { findMetricRollups, fromRollups } from "./from-rollups";
import { difference, type CountedSpans, type Relations } from "./relations";

/** Calls of an agent in a span; those of the period before are not told apart by agent. */
export interface SlotCount {
  /** From 1. */
  span: number;
  connection_id: number;
  /** 0 for none. */
  agent_no: number;
  calls: number;
  seconds: number;
  acted: number;
  reported: number;
  transferred: number;
}

/** The known durations of some calls, seconds. `lower` and `upper` are the neighbours of a percentile. */
export interface DurationCount {
  earlier: boolean;
  /** 0 for all. */
  connection_id: number;
  /** -1 for all. */
  agent_no: number;
  known: number;
  longest: number;
  median: [lower: number, upper: number];
  p90: [lower: number, upper: number];
  p98: [lower: number, upper: number];
}

export interface MetricCounts {
  slots: SlotCount[];
  /** Calls by span and by what the facts write of direction and phone status, if they have any of them. */
  phones: { span: number; direction: number; phone_status: number; calls: number }[];
  types: { span: number; type: string; calls: number; executions: number }[];
  /** Hours since the beginning of a Monday, in the zone. */
  clock: { hour: number; calls: number }[];
  durations: DurationCount[];
  /** Calls by duration in steps of five seconds. */
  steps: { step: number; calls: number }[];
  agents: (StoredAgent & { agent_no: number })[];
}

const json = (relation: string) => `(select coalesce(json_agg(each), '[]') from ${relation} as each)`;

/** The durations between which a share of the calls lies; as `percentile` in `measure/durations.ts` does. */
const neighbours = (share: number) => {
  const at = (rounded: "floor" | "ceil") =>
    `min(duration) filter (where upto > ${rounded}((known - 1) * ${share}::float8))`;
  return `json_build_array(${at("floor")}, ${at("ceil")})`;
};

function relationsOf(selection: Selection, spans: CountedSpans, values: unknown[]): Relations {
  const rollups = findMetricRollups(selection);
  if (rollups) return fromRollups(selection, rollups, spans, values);
  const all = withQuery(selection, { q: undefined });
  const rollupsOfAll = isExclusion(selection.query) ? findMetricRollups(all) : undefined;
  if (!rollupsOfAll) return fromCalls(selection, spans, { values });
  // The excluded calls are fewer than the others, and the index finds them.
  const excluded = fromCalls(selection, spans, { values, excluded: true });
  return difference(fromRollups(all, rollupsOfAll, spans, values), excluded);
}

/** Aggregates the calls of a selection in one statement, which sends no more rows than there are marks to draw. */
export async function readMetrics(
  queries: Queries,
  selection: Selection,
  spans: CountedSpans,
): Promise<MetricCounts> {
  const values: unknown[] = [];
  const { given, slots, types, phones, clock, lengths } = relationsOf(selection, spans, values);
  const isOwn = `connection_id = any($${values.push(selection.parts.map(({ connectionId }) => connectionId))}::int[])`;
  const [counts] = await queries.query<MetricCounts>(
    `with sets as (
      select connection_id, action_set, type, count(*) as times
      from action_sets, unnest(types) as type
      where ${isOwn}
      group by 1, 2, 3
    ), ${given === undefined ? "" : `${given}, `}slots as (${slots}), types as (${types}), phones as (${phones}),
    clock as (${clock}), lengths as (${lengths}), folded as materialized (
      select earlier, case when earlier then 0 else connection_id end as connection_id,
        case when earlier then 0 else agent_no end as agent_no, duration, sum(calls)::int as calls
      from lengths
      group by 1, 2, 3, 4
    ), groups as (
      select earlier, connection_id, agent_no, duration, calls from folded where not earlier
      union all
      select earlier, 0, -1, duration, sum(calls)::int from folded group by 1, 4
    ), ranked as (
      select earlier, connection_id, agent_no, duration,
        sum(calls) over (partition by earlier, connection_id, agent_no order by duration) as upto,
        sum(calls) over (partition by earlier, connection_id, agent_no) as known
      from groups
    ), durations as (
      select earlier, connection_id, agent_no, known, max(duration) as longest, ${neighbours(0.5)} as median,
        ${neighbours(0.9)} as p90, ${neighbours(0.98)} as p98
      from ranked
      group by 1, 2, 3, 4
    ), steps as (
      select floor(duration / 5) as step, sum(calls) as calls from folded where not earlier group by 1
    ), known_agents as (
      select connection_id, agent_no, id, name, deleted, status from agents where ${isOwn}
    )
    select ${json("slots")} as slots, ${json("types")} as types, ${json("phones")} as phones, ${json("clock")} as clock,
      ${json("durations")} as durations, ${json("steps")} as steps, ${json("known_agents")} as agents`,
    values,
  );
  if (!counts) throw new Error("The database answered without a row");
  return counts;
}

/** The first and the last start among the calls of a selection, ms since the epoch; undefined if there is none. */
export async function readSpan(
  queries: Queries,
  selection: Selection,
): Promise<{ first: number; last: number } | undefined> {
  const values: unknown[] = [];
  const parts = possibleParts(selection);
  const relation = partsRelation(selection, parts, (value) => `$${values.push(value)}`);
  const inTexts = isFoundByWords(selection);
  const { sql } = whereOf({ ...selection, parts }, { values, eachPart: true, inTexts });
  // Along the index, unless a search finds the calls by their words.
  const spans = inTexts
    ? `select min(c.started_at) as first, max(c.started_at) as last from call_texts as c where ${sql}`
    : `select (select c.started_at from calls as c where ${sql} order by c.started_at limit 1) as first,
         (select c.started_at from calls as c where ${sql} order by c.started_at desc limit 1) as last`;
  const [row] = await queries.query<{ first: number | null; last: number | null }>(
    `select min(first) as first, max(last) as last from ${relation} cross join lateral (${spans}) as span`,
    values,
  );
  if (!row || row.first === null || row.last === null) return undefined;
  return { first: row.first, last: row.last };
}
