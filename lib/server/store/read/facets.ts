import "server-only";
import { durationBands } from "@/lib/calls/fields/duration";
import type { Queries } from "../../postgres/database";
import { chooseRollup, countedRows } from "./choose-rollup";
import { bordersOf, type Selection } from "./selection";
import { countedWhere, type Where } from "./where";

/** The facets whose values the facts hold as small numbers. */
export type DimensionName = "agent" | "action" | "duration" | "field";

/** How many calls have each value. Known values that no call has are among them. */
export interface DimensionCounts {
  agent: { id: string; name: string | null; deleted: boolean; calls: number }[];
  action: { type: string; calls: number }[];
  /** Calls with any action. */
  acted: number;
  /** From 1, in the order of `durationBands`; bands without a call are absent. */
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

const unfold =
  (table: string, set: string, list: string, value: string) =>
  ({ isOwn }: Where) => `
  select ${value}, coalesce(sum(calls), 0)::bigint as calls
  from (
    select connection_id, ${set}, unnest(${list}) as ${value}
    from ${table} where ${isOwn("connection_id")} group by 1, 2, 3
  ) as known
  left join (
    select connection_id, ${set}, sum(calls) as calls from asked group by 1, 2
  ) as counted using (connection_id, ${set})
  group by 1`;

/** Rows of one facet out of the relation `asked`. */
const rows: Record<DimensionName, (where: Where) => string> = {
  // An id that several connections have is one value: the filter means all of them.
  agent: ({ isOwn }) => `
    select id, max(name) as name, bool_and(deleted) as deleted, coalesce(sum(calls), 0)::bigint as calls
    from agents
    left join (
      select connection_id, agent_no, sum(calls) as calls from asked group by 1, 2
    ) as counted using (connection_id, agent_no)
    where ${isOwn("connection_id")}
    group by 1`,
  action: unfold("action_sets", "action_set", "types", "type"),
  duration: () => `select band, sum(calls)::bigint as calls from asked where band > 0 group by 1`,
  field: unfold("field_sets", "field_set", "names", "name"),
};

/** The rows to count: of a rollup for one facet, if there is one by all that is needed, else calls. */
function rowsOf(
  selection: Selection,
  names: readonly DimensionName[],
  where: ReturnType<typeof countedWhere>,
) {
  const own = ["connection_id", ...names.map((name) => columns[name][0])];
  const [only, ...others] = names;
  const rollup = others.length === 0 ? chooseRollup(selection, only) : undefined;
  if (rollup) return countedRows(rollup, own, bordersOf(selection), where);
  const list = own.map((column) => `c.${column}`).join(", ");
  return `select ${list}, 1 as calls from ${where.facts} as c where ${where.sql}`;
}

/**
 * Counts the values of some facets in one pass.
 * @param without the facet whose own condition does not count
 */
export async function countDimensions(
  queries: Queries,
  selection: Selection,
  names: readonly DimensionName[],
  without?: DimensionName,
): Promise<Partial<DimensionCounts>> {
  const where = countedWhere(selection, { without });
  const sql = rowsOf(selection, names, where);
  const json = names.map(
    (name) => `(select coalesce(json_agg(each), '[]') from (${rows[name](where)}) as each) as ${name}`,
  );
  const acted = "(select coalesce(sum(calls), 0)::bigint from asked where action_set <> 0) as acted";
  const [counts] = await queries.query<Partial<DimensionCounts>>(
    `with asked as materialized (
       select connection_id, ${names.map((name) => columns[name][1]).join(", ")}, sum(calls) as calls
       from (${sql}) as each
       group by 1, ${names.map((_, index) => index + 2).join(", ")}
     )
     select ${[...json, ...(names.includes("action") ? [acted] : [])].join(",\n       ")}`,
    where.values,
  );
  return counts ?? {};
}
