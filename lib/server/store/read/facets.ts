import "server-only";
import { durationBands } from "@/lib/calls/query/duration-bands";
import type { Queries } from "@/lib/server/postgres/database";
import { countedRows, levelsOf } from "./levels";
import type { MirrorScope } from "./mirror-scope";
import { countedWhere, type Where } from "./where";

/** The facets whose values the facts hold as small numbers. */
export type DimensionName = "agent" | "action" | "duration" | "field";

/** How many calls have each value. Values that are known and that no call has are among them. */
export interface DimensionCounts {
  agent: { id: string; name: string | null; deleted: boolean; calls: number }[];
  action: { type: string; calls: number }[];
  /** Calls with any action. */
  acted: number;
  /** From 1, in the order of `durationBands`; those without a call are absent. */
  duration: { band: number; calls: number }[];
  field: { name: string; calls: number }[];
}

const bands = `array[${durationBands.map(({ min = 0 }) => min).join(",")}]::float8[]`;

/** As calls have it, and as it is counted. */
const columns: Record<DimensionName, readonly [column: string, counted: string]> = {
  agent: ["agent_no", "agent_no"],
  action: ["action_set", "action_set"],
  duration: ["duration", `width_bucket(duration, ${bands}) as band`],
  field: ["field_set", "field_set"],
};

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
  duration: `select band, sum(calls)::bigint as calls from asked where band > 0 group by 1`,
  field: unfold("field_sets", "field_set", "names", "name"),
};

interface CountOptions {
  /** The facet whose own condition does not count. */
  without?: DimensionName | undefined;
  /** Only calls from this instant on, ms since the epoch. */
  from?: number | undefined;
}

/** The rows of what is counted: for one facet sums that are kept, where there are any by all that is needed, else calls. */
function rowsOf(scope: MirrorScope, names: readonly DimensionName[], { without, from }: CountOptions): Where {
  const { facts, ...where } = countedWhere(scope, { without, from });
  const own = names.map((name) => columns[name][0]);
  const [only, ...others] = names;
  const levels = others.length === 0 ? levelsOf(scope, only) : undefined;
  const borders = [Math.max(scope.window.start, from ?? -Infinity), scope.window.end];
  if (levels) return countedRows(levels, own, borders, where);
  const sql = `select ${own.map((column) => `c.${column}`).join(", ")}, 1 as calls from ${facts} as c where ${where.sql}`;
  return { sql, values: where.values };
}

/** Counts the values of some facets in one pass. */
export async function countDimensions(
  queries: Queries,
  scope: MirrorScope,
  names: readonly DimensionName[],
  options: CountOptions,
): Promise<Partial<DimensionCounts>> {
  const { sql, values } = rowsOf(scope, names, options);
  const json = names.map(
    (name) => `(select coalesce(json_agg(each), '[]') from (${rows[name]}) as each) as ${name}`,
  );
  const acted = "(select coalesce(sum(calls), 0)::bigint from asked where action_set <> 0) as acted";
  const [counts] = await queries.query<Partial<DimensionCounts>>(
    `with asked as materialized (
       select ${names.map((name) => columns[name][1]).join(", ")}, sum(calls) as calls
       from (${sql}) as each
       group by ${names.map((_, index) => index + 1).join(", ")}
     )
     select ${[...json, ...(names.includes("action") ? [acted] : [])].join(",\n       ")}`,
    values,
  );
  return counts ?? {};
}
