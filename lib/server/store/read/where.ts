import "server-only";
import type { FacetName } from "@/lib/calls/fields/fields";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { offsetSpans } from "@/lib/calls/time/offset-spans";
import { cleanText } from "@/lib/server/text/clean-text";
import { kindCondition } from "../kinds";
import { numberCondition } from "./match";
import { startOf, type Pairs, type Selection } from "./selection";
import { toTsQuery } from "./ts-query";

export interface WhereOptions {
  /** A facet is counted without its own condition. */
  without?: FacetName | undefined;
  /** Instead of the query's own. */
  kind?: CallQuery["kind"] | undefined;
  /** The values that the statement has so far; the condition's own go behind them. */
  values?: unknown[];
  /** The rows are those of `call_texts`, which hold the words, too. */
  inTexts?: boolean;
  /** For a search that only excludes: the calls that it excludes. */
  excluded?: boolean;
  /** The statement reads one connection at a time, each row of the relation `part (connection_id, from_at)`. */
  eachPart?: boolean;
}

/** A conjunction over the facts (as `c`). */
export interface Where {
  sql: string;
  values: unknown[];
  /** Placeholders of the borders of time, ms since the epoch. */
  start: string;
  end: string;
  /** The condition that a column is one of the selection's connections. */
  isOwn(column: string): string;
}

/** Puts a value behind the others and gives its placeholder. */
type Bind = (value: unknown) => string;

/** A condition on the facts; undefined if the query has none. */
type Condition = (selection: Selection, bind: Bind) => string | undefined;

function isOneOf(
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

const agent: Condition = (selection, bind) =>
  selection.query.agent.length === 0
    ? undefined
    : isOneOf(selection, "agent_no", selection.matches.agent ?? none, bind);

const field: Condition = (selection, bind) =>
  selection.query.field.length === 0
    ? undefined
    : isOneOf(selection, "field_set", selection.matches.field ?? none, bind);

const contact: Condition = ({ query }, bind) =>
  query.contact.length === 0
    ? undefined
    : `c.contact_id = any(${bind(query.contact.map(cleanText))}::text[])`;

const action: Condition = (selection, bind) => {
  const { action: types } = selection.query;
  if (types.length === 0) return undefined;
  const alternatives = types.includes("any")
    ? ["c.action_set <> 0"]
    : [isOneOf(selection, "action_set", selection.matches.action ?? none, bind)];
  if (types.includes("none")) alternatives.push("c.action_set = 0");
  return `(${alternatives.join(" or ")})`;
};

/** A call of unknown length is neither at least nor less than anything. */
const duration: Condition = ({ query: { min, max } }, bind) =>
  [
    ...(min === undefined ? [] : [`c.duration >= ${bind(min)}::float8`]),
    ...(max === undefined ? [] : [`c.duration < ${bind(max)}::float8`]),
  ].join(" and ") || undefined;

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

const wallClock: Condition = (selection, bind) => {
  const { weekday, hour } = selection.query;
  if (weekday.length === 0 && hour.length === 0) return undefined;
  const local = localTime(selection);
  return [
    ...(weekday.length === 0 ? [] : [`${local} / ${day} % 7 + 1 = any(${bind(weekday)}::bigint[])`]),
    ...(hour.length === 0 ? [] : [`${local} / 3600000 % 24 = any(${bind(hour)}::bigint[])`]),
  ].join(" and ");
};

/** The calls that a number or a search was found to mean. */
const few: Condition = (selection, bind) => {
  const { query, matches } = selection;
  return matches.calls && query[matches.calls.by] !== undefined
    ? isOneOf(selection, "id", matches.calls, bind)
    : undefined;
};

const number: Condition = ({ query, matches }, bind) =>
  query.number === undefined || matches.calls?.by === "number"
    ? undefined
    : numberCondition(query.number, bind);

/** Whether a query searches for nothing but what its calls do not hold. */
export const isExclusion = ({ q }: CallQuery): boolean =>
  q !== undefined && toTsQuery(q)?.isExcluded === true;

/** Whether all calls of a query are found by their words, too many to name them. */
export const isFoundByWords = ({ query, matches }: Selection): boolean =>
  query.q !== undefined &&
  toTsQuery(query.q) !== undefined &&
  !isExclusion(query) &&
  matches.calls?.by !== "q";

const search =
  ({ inTexts = false, excluded = false }: WhereOptions): Condition =>
  ({ query, matches }, bind) => {
    const asked = query.q === undefined ? undefined : toTsQuery(query.q);
    if (!asked || matches.calls?.by === "q") return undefined;
    const words = `${bind(asked.words)}::tsquery`;
    if (inTexts) return `c.words @@ ${words}`;
    return `${asked.isExcluded && !excluded ? "not " : ""}exists (
         select from call_texts as t
         where t.connection_id = c.connection_id and t.id = c.id and t.words @@ ${words})`;
  };

/** Parts of which not the same span is loaded are each read from their own start. */
const loaded: Condition = (selection) => {
  const late = selection.parts.filter(({ from }) => from > startOf(selection));
  if (selection.parts.length === 1 || late.length === 0) return undefined;
  const cases = late.map(({ connectionId, from }) => `when ${connectionId} then ${from}::bigint`);
  return `c.started_at >= case c.connection_id ${cases.join(" ")} else 0 end`;
};

const gap: Condition = ({ gap: none }, bind) =>
  none && none.start < none.end
    ? `(c.started_at < ${bind(none.start)}::bigint or c.started_at >= ${bind(none.end)}::bigint)`
    : undefined;

const isPart = (column: string) => `${column} = part.connection_id`;

function isOneOfParts(parts: Selection["parts"], bind: Bind): Where["isOwn"] {
  const ids = parts.map(({ connectionId }) => connectionId);
  const own = bind(ids.length === 1 ? ids[0] : ids);
  return (column) => (ids.length === 1 ? `${column} = ${own}::int` : `${column} = any(${own}::int[])`);
}

/** The only place that says in SQL which calls a selection means. */
export function whereOf(selection: Selection, options: WhereOptions = {}): Where {
  const { without, kind = selection.query.kind, values = [], eachPart = false } = options;
  const { parts, window } = selection;
  const bind: Bind = (value) => `$${values.push(value)}`;
  const isOwn = eachPart ? isPart : isOneOfParts(parts, bind);
  const start = eachPart ? "part.from_at" : bind(startOf(selection));
  const end = bind(window.end);
  const open = (facet: FacetName, condition: Condition) =>
    without === facet ? undefined : condition(selection, bind);
  const all = [
    isOwn("c.connection_id"),
    `c.started_at >= ${start}::bigint`,
    `c.started_at < ${end}::bigint`,
    eachPart ? undefined : loaded(selection, bind),
    gap(selection, bind),
    without === "kind" || kind === "all" ? undefined : kindCondition(kind),
    few(selection, bind),
    open("agent", agent),
    open("contact", contact),
    open("action", action),
    open("field", field),
    open("duration", duration),
    wallClock(selection, bind),
    number(selection, bind),
    search(options)(selection, bind),
  ];
  const sql = all.filter((condition) => condition !== undefined).join("\n  and ");
  return { sql, values, start, end, isOwn };
}

/**
 * The same for statements that count all calls of a selection. What a search finds is counted by the copies of the
 * facts beside the words, without a look at the calls themselves.
 */
export function countedWhere(
  selection: Selection,
  options: WhereOptions = {},
): Where & { facts: "calls" | "call_texts" } {
  const inTexts = options.excluded === true || isFoundByWords(selection);
  return { ...whereOf(selection, { ...options, inTexts }), facts: inTexts ? "call_texts" : "calls" };
}
