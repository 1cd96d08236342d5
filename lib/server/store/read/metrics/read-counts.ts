import "server-only";
import type { Queries } from "@/lib/server/postgres/database";
import { isOpen } from "../levels";
import type { MirrorScope } from "../mirror-scope";
import { whereOf } from "../where";
import type { CountedSpans } from "./counted-spans";
import { pickCalls } from "./pick-calls";
import { sumCounts } from "./sum-counts";

/** Calls of an agent in a span; those of the period before are not told apart by agent. */
export interface SlotCount {
  /** From 1. */
  span: number;
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
  /** -1 for all. */
  agent_no: number;
  known: number;
  longest: number;
  median: [lower: number, upper: number];
  p90: [lower: number, upper: number];
  p98: [lower: number, upper: number];
}

export interface Counts {
  slots: SlotCount[];
  types: { span: number; type: string; calls: number; executions: number }[];
  /** Hours since the beginning of a Monday, in the zone. */
  clock: { hour: number; calls: number }[];
  durations: DurationCount[];
  /** Calls by duration in steps of five seconds. */
  steps: { step: number; calls: number }[];
  agents: { agent_no: number; id: string; name: string | null; deleted: boolean }[];
}

const json = (relation: string) => `(select coalesce(json_agg(each), '[]') from ${relation} as each)`;

/** The durations between which a share of the calls lies; as `percentile` in `measure/durations.ts` does. */
const neighbours = (share: number) => {
  const at = (rounded: "floor" | "ceil") =>
    `min(duration) filter (where upto > ${rounded}((known - 1) * ${share}::float8))`;
  return `json_build_array(${at("floor")}, ${at("ceil")})`;
};

/** Counts the calls of a query in one statement, which sends no more rows than there are marks to draw. */
export async function readCounts(queries: Queries, scope: MirrorScope, spans: CountedSpans): Promise<Counts> {
  const { sql, values } = isOpen(scope.query) ? sumCounts(scope, spans) : pickCalls(scope, spans);
  const [counts] = await queries.query<Counts>(
    `with ${sql}, types as (
      select span, type, sum(calls) as calls, sum(calls * times) as executions
      from acted
      join (
        select action_set, type, count(*) as times
        from action_sets, unnest(types) as type
        where connection_id = $1
        group by 1, 2
      ) as sets using (action_set)
      group by 1, 2
    ), folded as materialized (
      select earlier, case when earlier then 0 else agent_no end as agent_no, duration, sum(calls)::int as calls
      from lengths
      group by 1, 2, 3
    ), groups as (
      select earlier, agent_no, duration, calls from folded where not earlier
      union all
      select earlier, -1, duration, sum(calls)::int from folded group by 1, 3
    ), ranked as (
      select earlier, agent_no, duration,
        sum(calls) over (partition by earlier, agent_no order by duration) as upto,
        sum(calls) over (partition by earlier, agent_no) as known
      from groups
    ), durations as (
      select earlier, agent_no, known, max(duration) as longest, ${neighbours(0.5)} as median,
        ${neighbours(0.9)} as p90, ${neighbours(0.98)} as p98
      from ranked
      group by 1, 2, 3
    ), steps as (
      select floor(duration / 5) as step, sum(calls) as calls from folded where not earlier group by 1
    ), known_agents as (
      select agent_no, id, name, deleted from agents where connection_id = $1
    )
    select ${json("slots")} as slots, ${json("types")} as types, ${json("clock")} as clock,
      ${json("durations")} as durations, ${json("steps")} as steps, ${json("known_agents")} as agents`,
    values,
  );
  if (!counts) throw new Error("The database answered without a row");
  return counts;
}

/** The first and the last start among the calls of a query, ms since the epoch; undefined where there is none. */
export async function readSpan(
  queries: Queries,
  scope: MirrorScope,
): Promise<{ first: number; last: number } | undefined> {
  const { sql, values } = whereOf(scope);
  const at = (order: "asc" | "desc") =>
    `(select c.started_at from calls as c where ${sql} order by c.started_at ${order} limit 1)`;
  const [row] = await queries.query<{ first: number | null; last: number | null }>(
    `select ${at("asc")} as first, ${at("desc")} as last`,
    values,
  );
  if (row?.first === null || row?.last === null || !row) return undefined;
  return { first: row.first, last: row.last };
}
