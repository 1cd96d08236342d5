import "server-only";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { durationBands } from "@/lib/calls/query/duration-bands";
import type { Queries } from "../database";
import { kindNumbers } from "../write/upsert-calls";
import type { MirrorScope } from "./mirror-scope";
import { countedWhere } from "./where";

/** The facets whose values the facts hold as small numbers. */
export type DimensionName = "agent" | "action" | "kind" | "duration" | "field";

/** How many calls have each value. Values that are known and that no call has are among them. */
export interface DimensionCounts {
  total: number;
  agent: { id: string; name: string | null; deleted: boolean; calls: number }[];
  action: { type: string; calls: number }[];
  /** Calls with any action, and with none. */
  acted: { any: number; none: number };
  /** As `kindNumbers` writes them; those without a call are absent. */
  kind: { kind: number; calls: number }[];
  /** From 1, in the order of `durationBands`; those without a call are absent. */
  duration: { band: number; calls: number }[];
  field: { name: string; calls: number }[];
}

const bands = `array[${durationBands.map(({ min = 0 }) => min).join(",")}]::float8[]`;

const columns: Record<DimensionName, string> = {
  agent: "c.agent_no",
  action: "c.action_set",
  kind: "c.kind",
  duration: `width_bucket(c.duration, ${bands}) as band`,
  field: "c.field_set",
};

/** Calls of all kinds are counted at once: the kinds are wanted too. */
const ofKind = (kind: CallQuery["kind"]) => (kind === "all" ? "" : `where kind = ${kindNumbers[kind]}`);

const unfold = (table: string, set: string, list: string, value: string) => `
  select ${value}, coalesce(sum(calls), 0)::bigint as calls
  from (select ${set}, unnest(${list}) as ${value} from ${table} where connection_id = $1 group by 1, 2) as known
  left join (select ${set}, sum(calls) as calls from asked group by 1) as counted using (${set})
  group by 1`;

const rows: Record<DimensionName, string> = {
  agent: `
    select id, name, deleted, coalesce(calls, 0)::bigint as calls
    from agents left join (select agent_no, sum(calls) as calls from asked group by 1) as counted using (agent_no)
    where connection_id = $1`,
  action: unfold("action_sets", "action_set", "types", "type"),
  kind: `select kind, sum(calls)::bigint as calls from cube group by 1`,
  duration: `select band, sum(calls)::bigint as calls from asked where band > 0 group by 1`,
  field: unfold("field_sets", "field_set", "names", "name"),
};

/**
 * Counts the values of some facets in one pass over the facts.
 *
 * @param without the facet whose own condition does not count
 * @param from only calls from this instant on, ms since the epoch
 */
export async function countDimensions(
  queries: Queries,
  scope: MirrorScope,
  names: readonly DimensionName[],
  { without, from }: { without?: DimensionName; from?: number | undefined },
): Promise<Partial<DimensionCounts> & { total: number }> {
  const { facts, sql, values } = countedWhere(scope, { without, from, kind: "all" });
  const dimensions = [...new Set<DimensionName>([...names, "kind"])].map((name) => columns[name]);
  const json = names.map(
    (name) => `(select coalesce(json_agg(each), '[]') from (${rows[name]}) as each) as ${name}`,
  );
  const acted = `(select json_build_object('any', coalesce(sum(calls) filter (where action_set <> 0), 0),
         'none', coalesce(sum(calls) filter (where action_set = 0), 0)) from asked) as acted`;
  const [counts] = await queries.query<Partial<DimensionCounts> & { total: number }>(
    `with cube as materialized (
       select ${dimensions.join(", ")}, count(*) as calls
       from ${facts} as c
       where ${sql}
       group by ${dimensions.map((_, index) => index + 1).join(", ")}
     ), asked as (
       select * from cube ${ofKind(scope.query.kind)}
     )
     select (select coalesce(sum(calls), 0)::bigint from asked) as total,
       ${[...json, ...(names.includes("action") ? [acted] : [])].join(",\n       ")}`,
    values,
  );
  return counts ?? { total: 0 };
}
