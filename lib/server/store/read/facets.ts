import "server-only";
import { directions } from "@/lib/calls/fields/direction";
import { bandValue, durationBands } from "@/lib/calls/fields/duration-bands";
import { fields, type FacetName } from "@/lib/calls/fields/fields";
import { phoneStatuses } from "@/lib/calls/fields/status";
import type { Queries } from "../../postgres/database";
import { numberOfStatus, numbersOfDirection } from "../phones";
import { chooseRollup, countedRows } from "./choose-rollup";
import { bordersOf, type Selection } from "./selection";
import { countedWhere, type Where } from "./where";

/** The facets whose values the facts hold; those of contacts, kinds and connections are counted on their own. */
export type DimensionName = Exclude<FacetName, "contact" | "kind" | "connection">;

/** How many calls have a value. */
export interface ValueCount {
  value: string;
  calls: number;
  /** Of agents: absent or null without a name. */
  name?: string | null;
  deleted?: boolean;
}

/** Known values that no call has are among the counts. */
export type DimensionCounts = Record<DimensionName, ValueCount[]> & {
  /** Calls with any action, and those with a direction and a phone status, whichever. */
  acted: number;
  directed: number;
  stated: number;
};

/** How the values of one facet are counted. */
interface Dimension {
  /** The column of the facts. */
  column: string;
  /** What calls are counted by, if it is not the column itself. */
  counted?: string;
  /** Rows of `ValueCount` out of the relation `asked`. */
  rows(where: Where): string;
}

/** Sets of values, each known by its number. */
const setsOf = (table: "action_sets" | "field_sets", column: string, list: string): Dimension => ({
  column,
  rows: ({ isOwn }) => `
  select value, coalesce(sum(calls), 0)::bigint as calls
  from (
    select connection_id, ${column}, unnest(${list}) as value
    from ${table} where ${isOwn("connection_id")} group by 1, 2, 3
  ) as known
  left join (
    select connection_id, ${column}, sum(calls) as calls from asked group by 1, 2
  ) as counted using (connection_id, ${column})
  group by 1`,
});

/** Known values that the column writes as numbers. */
const known = (
  column: "direction" | "phone_status",
  values: readonly (readonly [string, number[]])[],
): Dimension => ({
  column,
  rows: () => `
  select value, sum(calls)::bigint as calls
  from (
    select case ${values.map(([value, numbers]) => `when ${column} in (${numbers.join(", ")}) then '${value}'`).join(" ")} end
      as value, calls
    from asked
  ) as each
  where value is not null
  group by 1`,
});

const bands = `array[${durationBands.map(({ min = 0 }) => min).join(",")}]::float8[]`;
const bandNames = `array[${durationBands.map((band) => `'${bandValue(band)}'`).join(",")}]`;

/** Each facet in SQL: one that is missing does not compile. */
const dimensions: Record<DimensionName, Dimension> = {
  agent: {
    column: "agent_no",
    // An id that several connections have is one value: the filter means all of them.
    rows: ({ isOwn }) => `
    select id as value, max(name) as name, bool_and(deleted) as deleted, coalesce(sum(calls), 0)::bigint as calls
    from agents
    left join (
      select connection_id, agent_no, sum(calls) as calls from asked group by 1, 2
    ) as counted using (connection_id, agent_no)
    where ${isOwn("connection_id")}
    group by 1`,
  },
  direction: known(
    "direction",
    directions.map((value) => [value, numbersOfDirection(value)]),
  ),
  status: known(
    "phone_status",
    phoneStatuses.map((value) => [value, [numberOfStatus(value)]]),
  ),
  action: setsOf("action_sets", "action_set", "types"),
  field: setsOf("field_sets", "field_set", "names"),
  duration: {
    column: "duration",
    counted: `width_bucket(duration, ${bands}) as band`,
    rows: () =>
      `select (${bandNames})[band] as value, sum(calls)::bigint as calls from asked where band > 0 group by band`,
  },
};

/** Those of which calls can have none, and what counts the calls that have one. */
const having: { [Name in DimensionName]?: keyof DimensionCounts } = {
  action: "acted",
  direction: "directed",
  status: "stated",
};

export const dimensionNames = Object.keys(dimensions) as DimensionName[];

/** The rows to count: of a rollup for facets of one kind, if there is one by all that is needed, else calls. */
function rowsOf(
  selection: Selection,
  names: readonly DimensionName[],
  where: ReturnType<typeof countedWhere>,
) {
  const own = ["connection_id", ...names.map((name) => dimensions[name].column)];
  const [key, ...others] = new Set(names.map((name) => fields[name].rollup));
  const rollup = key !== undefined && others.length === 0 ? chooseRollup(selection, key) : undefined;
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
  const counted = names.map((name) => dimensions[name].counted ?? dimensions[name].column);
  const json = names.map(
    (name) =>
      `(select coalesce(json_agg(each), '[]') from (${dimensions[name].rows(where)}) as each) as ${name}`,
  );
  const all = names.flatMap((name) => {
    const counter = having[name];
    if (counter === undefined) return [];
    const { column } = dimensions[name];
    return [`(select coalesce(sum(calls), 0)::bigint from asked where ${column} <> 0) as ${counter}`];
  });
  const [counts] = await queries.query<Partial<DimensionCounts>>(
    `with asked as materialized (
       select connection_id, ${counted.join(", ")}, sum(calls) as calls
       from (${sql}) as each
       group by 1, ${names.map((_, index) => index + 2).join(", ")}
     )
     select ${[...json, ...all].join(",\n       ")}`,
    where.values,
  );
  return counts ?? {};
}
