import "server-only";
import type { ConditionName } from "@/lib/calls/fields/fields";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { offsetSpans } from "@/lib/calls/time/offset-spans";
import { cleanText } from "@/lib/server/text/clean-text";
import type { Queries } from "../../postgres/database";
import { kindCondition } from "../kinds";
import { numberOfStatus, numbersOfDirection } from "../phones";
import { findWholeNumbers, isOneNumber, numberCondition, type WantedNumber } from "./number";
import { findCalls, isExclusion, searchCondition } from "./search";
import { toWords } from "./search-words";
import {
  pairsOf,
  startOf,
  type Matches,
  type PairRow,
  type Pairs,
  type SelectedPart,
  type Selection,
} from "./selection";

/** How a statement differs from a plain list of the calls of a query. */
export interface ConditionOptions {
  /** Instead of the query's own. */
  kind?: CallQuery["kind"] | undefined;
  /** The rows are those of `call_texts`, which hold the words, too. */
  inTexts?: boolean;
  /** For a search that only excludes: the calls that it excludes. */
  excluded?: boolean;
  /** The statement reads one connection at a time, each row of `partsRelation`. */
  eachPart?: boolean;
}

/** Puts a value behind the others and gives its placeholder. */
export type Bind = (value: unknown) => string;

/** Numbers of which a call must have one, each in its own connection. */
interface LookedUp {
  column: "agent_no" | "action_set" | "field_set";
  pairs: Pairs<number>;
  /** Calls without any of them fulfil the condition as well. */
  optional?: boolean;
}

/** What a condition is in the store. */
interface StoredCondition {
  /** The condition on the facts (as `c`); undefined if the query does not have it. */
  sql(selection: Selection, bind: Bind, options: ConditionOptions): string | undefined;
  /** The numbers that `matchQuery` looked up for it. */
  lookedUp?(selection: Selection): LookedUp | undefined;
}

/** The condition that a column has one of the values, each in its own connection. */
export function isOneOf(
  { parts }: Selection,
  column: LookedUp["column"] | "id",
  { connectionIds, values }: Pairs<number | string>,
  bind: Bind,
): string {
  const type = column === "id" ? "text" : "int";
  const [only, ...others] = parts;
  // A number means something else in the connections that were ruled out.
  const own =
    only && others.length === 0 ? values.filter((_, at) => connectionIds[at] === only.connectionId) : values;
  if (own.length === 0) return "false";
  return others.length === 0
    ? `c.${column} = any(${bind(own)}::${type}[])`
    : `(c.connection_id, c.${column}) in
        (select * from unnest(${bind(connectionIds)}::int[], ${bind(values)}::${type}[]))`;
}

function isLookedUp(selection: Selection, { column, pairs }: LookedUp, bind: Bind, eachPart = false): string {
  return eachPart && pairs.values.length > 0
    ? `c.${column} = any(part.${column})`
    : isOneOf(selection, column, pairs, bind);
}

const none: Pairs<number> = { connectionIds: [], values: [] };

/** Values that `matchQuery` looked up: the column holds their numbers. */
function byNumber(name: "agent" | "field", column: "agent_no" | "field_set"): StoredCondition {
  const lookedUp = ({ query, matches }: Selection): LookedUp | undefined =>
    query[name].length === 0 ? undefined : { column, pairs: matches[name] ?? none };
  return {
    sql: (selection, bind, { eachPart }) => {
      const found = lookedUp(selection);
      return found && isLookedUp(selection, found, bind, eachPart);
    },
    lookedUp,
  };
}

const actionSets = ({ query: { action: types }, matches }: Selection): LookedUp | undefined =>
  types.length === 0 || types.includes("any")
    ? undefined
    : { column: "action_set", pairs: matches.action ?? none, optional: types.includes("none") };

const action: StoredCondition = {
  sql(selection, bind, { eachPart }) {
    const { action: types } = selection.query;
    if (types.length === 0) return undefined;
    const found = actionSets(selection);
    const alternatives = [found ? isLookedUp(selection, found, bind, eachPart) : "c.action_set <> 0"];
    if (types.includes("none")) alternatives.push("c.action_set = 0");
    return `(${alternatives.join(" or ")})`;
  },
  lookedUp: actionSets,
};

const day = 86_400_000;

/**
 * What the zone's clock shows at the start of a call, ms since a Monday. SQL asks no zone: offsets are ours, so that
 * lists, charts and labels agree on them.
 */
export function localTime({ zone, window }: Pick<Selection, "zone" | "window">): string {
  const spans = offsetSpans(zone, Math.max(0, window.start), window.end).reverse();
  const [newest = { offset: 0 }, ...older] = spans;
  // 1970-01-01 was a Thursday.
  const shifted = (offset: number) => offset + 3 * day;
  if (older.length === 0) return `(c.started_at + ${shifted(newest.offset)})`;
  const cases = spans.map(({ start, offset }) => `when c.started_at >= ${start} then ${shifted(offset)}`);
  return `(c.started_at + case ${cases.join(" ")} else 0 end)`;
}

/** @param shown what of the local time is compared with the values, as SQL */
const onClock = (name: "weekday" | "hour", shown: string): StoredCondition => ({
  sql: (selection, bind) => {
    const values = selection.query[name];
    return values.length === 0
      ? undefined
      : `${localTime(selection)} ${shown} = any(${bind(values)}::bigint[])`;
  },
});

/** Whether all calls of a query are found by their words, too many to name them. */
export const isFoundByWords = ({ query, matches }: Selection): boolean =>
  query.q !== undefined && matches.words !== undefined && !isExclusion(query) && !matches.calls;

/** Each condition of a query in SQL: one that is missing does not compile. */
export const conditions: Record<ConditionName, StoredCondition> = {
  agent: byNumber("agent", "agent_no"),
  contact: {
    sql: ({ query: { contact } }, bind) =>
      contact.length === 0 ? undefined : `c.contact_id = any(${bind(contact.map(cleanText))}::text[])`,
  },
  kind: {
    sql: ({ query }, _bind, { kind = query.kind }) => (kind === "all" ? undefined : kindCondition(kind)),
  },
  direction: {
    sql: ({ query: { direction } }) =>
      direction.length === 0
        ? undefined
        : `c.direction in (${direction.flatMap(numbersOfDirection).join(", ")})`,
  },
  status: {
    sql: ({ query: { status } }) =>
      status.length === 0 ? undefined : `c.phone_status in (${status.map(numberOfStatus).join(", ")})`,
  },
  action,
  weekday: onClock("weekday", `/ ${day} % 7 + 1`),
  hour: onClock("hour", "/ 3600000 % 24"),
  field: byNumber("field", "field_set"),
  q: { sql: searchCondition },
  number: {
    sql: ({ query, matches }, bind) =>
      query.number === undefined || !matches.number
        ? undefined
        : matches.numbers
          ? isOneNumber(matches.numbers, bind)
          : numberCondition("c.number", matches.number, bind),
  },
  duration: {
    // A call of unknown length is neither at least nor less than anything.
    sql: ({ query: { min, max } }, bind) =>
      [
        ...(min === undefined ? [] : [`c.duration >= ${bind(min)}::float8`]),
        ...(max === undefined ? [] : [`c.duration < ${bind(max)}::float8`]),
      ].join(" and ") || undefined,
  },
};

const allLookedUp = (selection: Selection): LookedUp[] =>
  Object.values(conditions).flatMap((condition) => condition.lookedUp?.(selection) ?? []);

/** The parts in which the conditions of the query can match at all. */
export function possibleParts(selection: Selection): readonly SelectedPart[] {
  const { query, matches, parts } = selection;
  const { calls, numbers } = matches;
  const needed = [
    ...allLookedUp(selection).flatMap(({ pairs, optional = false }) => (optional ? [] : [pairs])),
    ...(calls && query.q !== undefined ? [calls] : []),
    ...(numbers && query.number !== undefined ? [numbers] : []),
  ].map(({ connectionIds }) => new Set(connectionIds));
  return parts.filter(({ connectionId }) => needed.every((ids) => ids.has(connectionId)));
}

/** The values of each part, as PostgreSQL writes a list of numbers. */
function listsOf(parts: readonly SelectedPart[], { connectionIds, values }: Pairs<number>): string[] {
  const lists = new Map<number, number[]>(parts.map(({ connectionId }) => [connectionId, []]));
  for (const [index, id] of connectionIds.entries()) {
    const value = values[index];
    if (value !== undefined) lists.get(id)?.push(value);
  }
  return parts.map(({ connectionId }) => `{${(lists.get(connectionId) ?? []).join(",")}}`);
}

/**
 * The relation `part` of some parts, for statements that read one connection at a time: with `connection_id`, `from_at`,
 * and for each condition that was looked up its own numbers.
 */
export function partsRelation(selection: Selection, parts: readonly SelectedPart[], bind: Bind): string {
  const start = startOf(selection);
  const ids = bind(parts.map(({ connectionId }) => connectionId));
  const starts = bind(parts.map(({ from }) => Math.max(start, from)));
  const lookedUp = allLookedUp(selection);
  const lists = lookedUp.map(({ pairs }) => `, ${bind(listsOf(parts, pairs))}::text[]`).join("");
  const names = lookedUp.map(({ column }) => `, ${column}`).join("");
  const numbers = lookedUp.map(({ column }) => `, ${column}::int[] as ${column}`).join("");
  // Without `offset` PostgreSQL would parse the lists again for each call.
  return `(select connection_id, from_at${numbers}
    from unnest(${ids}::int[], ${starts}::bigint[]${lists}) as part (connection_id, from_at${names})
    offset 0) as part`;
}

async function findNumbers(
  queries: Queries,
  table: "agents" | "action_sets" | "field_sets",
  column: string,
  condition: string,
  ids: readonly number[],
  values: readonly string[],
): Promise<Pairs<number>> {
  const rows = await queries.query<PairRow<number>>(
    `select connection_id, ${column} as value from ${table} where connection_id = any($1::int[]) and ${condition}`,
    [ids, values.map(cleanText)],
  );
  return pairsOf(rows);
}

/**
 * Finds what the conditions of a query are in the store. A value that no call has is known to be absent before any
 * call is read.
 * @param span in which the selection is used, ms since the epoch
 * @param number what the number of the query means
 */
export async function matchQuery(
  queries: Queries,
  query: CallQuery,
  parts: readonly SelectedPart[],
  span: { start: number; end: number },
  number: WantedNumber | undefined,
): Promise<Matches> {
  const ids = parts.map(({ connectionId }) => connectionId);
  const find = findNumbers.bind(undefined, queries);
  const matches: Matches = {};
  if (query.agent.length > 0) {
    matches.agent = await find("agents", "agent_no", "id = any($2::text[])", ids, query.agent);
  }
  if (query.action.some((type) => type !== "any" && type !== "none")) {
    matches.action = await find("action_sets", "action_set", "types && $2::text[]", ids, query.action);
  }
  if (query.field.length > 0) {
    matches.field = await find("field_sets", "field_set", "names @> $2::text[]", ids, query.field);
  }
  const words = query.q === undefined ? undefined : await toWords(queries, query.q, ids);
  if (words) matches.words = words.query;
  if (number) {
    matches.number = number;
    const numbers = await findWholeNumbers(queries, number, ids);
    if (numbers) matches.numbers = numbers;
  }
  const calls = words && (await findCalls(queries, query, words, ids, span));
  return calls ? { ...matches, calls } : matches;
}
