import "server-only";
import type { ConditionName } from "@/lib/calls/fields/fields";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { offsetSpans } from "@/lib/calls/time/offset-spans";
import { cleanText } from "@/lib/server/text/clean-text";
import { kindCondition } from "../kinds";
import { numberCondition } from "./match";
import type { Pairs, SelectedPart, Selection } from "./selection";
import { toTsQuery } from "./ts-query";

/** How a statement differs from a plain list of the calls of a query. */
export interface ConditionOptions {
  /** Instead of the query's own. */
  kind?: CallQuery["kind"] | undefined;
  /** The rows are those of `call_texts`, which hold the words, too. */
  inTexts?: boolean;
  /** For a search that only excludes: the calls that it excludes. */
  excluded?: boolean;
}

/** Puts a value behind the others and gives its placeholder. */
export type Bind = (value: unknown) => string;

/** What a condition is in the store. */
interface StoredCondition {
  /** The condition on the facts (as `c`); undefined if the query does not have it. */
  sql(selection: Selection, bind: Bind, options: ConditionOptions): string | undefined;
  /** The values of which a call must have one, if they are known. */
  needs?(selection: Selection): Pairs<unknown> | undefined;
}

/** The condition that a column has one of the values, each in its own connection. */
export function isOneOf(
  { parts }: Selection,
  column: "agent_no" | "action_set" | "field_set" | "id",
  { connectionIds, values }: Pairs<number | string>,
  bind: Bind,
): string {
  const type = column === "id" ? "text" : "int";
  if (values.length === 0) return "false";
  return parts.length === 1
    ? `c.${column} = any(${bind(values)}::${type}[])`
    : `(c.connection_id, c.${column}) in
        (select * from unnest(${bind(connectionIds)}::int[], ${bind(values)}::${type}[]))`;
}

const none: Pairs<number> = { connectionIds: [], values: [] };

/** Values that `matchQuery` looked up: the column holds their numbers. */
function lookedUp(name: "agent" | "field", column: "agent_no" | "field_set"): StoredCondition {
  const needs = ({ query, matches }: Selection) =>
    query[name].length === 0 ? undefined : (matches[name] ?? none);
  return {
    sql: (selection, bind) => {
      const pairs = needs(selection);
      return pairs && isOneOf(selection, column, pairs, bind);
    },
    needs,
  };
}

const action: StoredCondition = {
  sql(selection, bind) {
    const { action: types } = selection.query;
    if (types.length === 0) return undefined;
    const alternatives = types.includes("any")
      ? ["c.action_set <> 0"]
      : [isOneOf(selection, "action_set", selection.matches.action ?? none, bind)];
    if (types.includes("none")) alternatives.push("c.action_set = 0");
    return `(${alternatives.join(" or ")})`;
  },
  needs: ({ query: { action: types }, matches }) =>
    types.length === 0 || types.includes("any") || types.includes("none")
      ? undefined
      : (matches.action ?? none),
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

/** Whether a query searches for nothing but what its calls do not hold. */
export const isExclusion = ({ q }: CallQuery): boolean =>
  q !== undefined && toTsQuery(q)?.isExcluded === true;

/** Whether all calls of a query are found by their words, too many to name them. */
export const isFoundByWords = ({ query, matches }: Selection): boolean =>
  query.q !== undefined &&
  toTsQuery(query.q) !== undefined &&
  !isExclusion(query) &&
  matches.calls?.by !== "q";

const search: StoredCondition = {
  sql({ query, matches }, bind, { inTexts = false, excluded = false }) {
    const asked = query.q === undefined ? undefined : toTsQuery(query.q);
    if (!asked || matches.calls?.by === "q") return undefined;
    const words = `${bind(asked.words)}::tsquery`;
    if (inTexts) return `c.words @@ ${words}`;
    return `${asked.isExcluded && !excluded ? "not " : ""}exists (
         select from call_texts as t
         where t.connection_id = c.connection_id and t.id = c.id and t.words @@ ${words})`;
  },
};

/** Each condition of a query in SQL: one that is missing does not compile. */
export const conditions: Record<ConditionName, StoredCondition> = {
  agent: lookedUp("agent", "agent_no"),
  contact: {
    sql: ({ query: { contact } }, bind) =>
      contact.length === 0 ? undefined : `c.contact_id = any(${bind(contact.map(cleanText))}::text[])`,
  },
  kind: {
    sql: ({ query }, _bind, { kind = query.kind }) => (kind === "all" ? undefined : kindCondition(kind)),
  },
  action,
  weekday: onClock("weekday", `/ ${day} % 7 + 1`),
  hour: onClock("hour", "/ 3600000 % 24"),
  field: lookedUp("field", "field_set"),
  q: search,
  number: {
    sql: ({ query, matches }, bind) =>
      query.number === undefined || matches.calls?.by === "number"
        ? undefined
        : numberCondition(query.number, bind),
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

/** The parts in which the conditions of the query can match at all. */
export function possibleParts(selection: Selection): readonly SelectedPart[] {
  const { query, matches, parts } = selection;
  const { calls } = matches;
  const needed = [
    ...Object.values(conditions).flatMap((condition) => condition.needs?.(selection) ?? []),
    ...(calls && query[calls.by] !== undefined ? [calls] : []),
  ].map(({ connectionIds }) => new Set(connectionIds));
  return parts.filter(({ connectionId }) => needed.every((ids) => ids.has(connectionId)));
}
