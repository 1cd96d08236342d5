import "server-only";
import type { Facets } from "@/lib/calls/answers";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { offsetSpans } from "@/lib/calls/time/offset-spans";
import { cleanText } from "../../sources/clean-text";
import { kindNumbers } from "../write/upsert-calls";
import type { MirrorScope } from "./mirror-scope";
import { toTsQuery } from "./ts-query";

/** A facet is counted without its own condition. */
export type FacetName = Exclude<keyof Facets, "total" | "coverage" | "asOf" | "zone" | "notices">;

export interface WhereOptions {
  without?: FacetName | undefined;
  /** Instead of the query's own. */
  kind?: CallQuery["kind"] | undefined;
  /** Only calls from this instant on, ms since the epoch. */
  from?: number | undefined;
  /** All of the calls are wanted, and not the first of them in some order. */
  counted?: boolean;
  /** Where a search only leaves out: the calls that it leaves out. */
  leftOut?: boolean;
}

/** A conjunction over the facts (as `c`); values of other conditions go behind `values`, the connection is `$1`. */
export interface Where {
  sql: string;
  values: unknown[];
}

/** Puts a value behind the others and gives its placeholder. */
type Bind = (value: unknown) => string;

/** A condition on the facts; undefined where the query leaves it open. */
type Condition = (query: CallQuery, bind: Bind, counted: boolean) => string | undefined;

/** A list is compared with each call, which is quick for those of a page; all calls are rather joined with it. */
const among = (column: string, numbers: string, counted: boolean) =>
  counted ? `${column} in (${numbers})` : `${column} = any(array(${numbers}))`;

const agent: Condition = ({ agent: ids }, bind, counted) =>
  ids.length === 0
    ? undefined
    : among(
        "c.agent_no",
        `select agent_no from agents where connection_id = $1 and id = any(${bind(ids.map(cleanText))}::text[])`,
        counted,
      );

const contact: Condition = ({ contact: ids }, bind) =>
  ids.length === 0 ? undefined : `c.contact_id = any(${bind(ids.map(cleanText))}::text[])`;

const action: Condition = ({ action: types }, bind, counted) => {
  if (types.length === 0) return undefined;
  const alternatives = types.includes("any")
    ? ["c.action_set <> 0"]
    : [
        among(
          "c.action_set",
          `select action_set from action_sets
           where connection_id = $1 and types && ${bind(types.map(cleanText))}::text[]`,
          counted,
        ),
      ];
  if (types.includes("none")) alternatives.push("c.action_set = 0");
  return `(${alternatives.join(" or ")})`;
};

const field: Condition = ({ field: names }, bind, counted) =>
  names.length === 0
    ? undefined
    : among(
        "c.field_set",
        `select field_set from field_sets
         where connection_id = $1 and names @> ${bind(names.map(cleanText))}::text[]`,
        counted,
      );

const searchOf = ({ q }: CallQuery) => (q === undefined ? undefined : toTsQuery(q));

/** Whether a query searches for nothing but what its calls do not hold. */
export const isExclusion = (query: CallQuery): boolean => searchOf(query)?.isExcluded === true;

function search(query: CallQuery, bind: Bind, isFound: boolean): string | undefined {
  const asked = searchOf(query);
  if (asked === undefined) return undefined;
  const words = `${bind(asked.words)}::tsquery`;
  if (isFound) return `c.words @@ ${words}`;
  return `${asked.isExcluded ? "not " : ""}exists (
         select from call_texts as t
         where t.connection_id = $1 and t.id = c.id and t.words @@ ${words})`;
}

/** Whether the words that a query searches for tell all of its calls. */
const areFound = (query: CallQuery, { counted = false, leftOut = false }: WhereOptions): boolean =>
  counted && searchOf(query) !== undefined && (leftOut || !isExclusion(query));

const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");
const reversed = (text: string) => [...text].reverse().join("");

const number: Condition = ({ number: digits }, bind) =>
  digits === undefined
    ? undefined
    : `(c.number like ${bind(`${escapeLike(digits)}%`)}
        or reverse(c.number) like ${bind(`${escapeLike(reversed(digits))}%`)})`;

/** A call of unknown length is neither at least nor less than anything. */
const duration: Condition = ({ min, max }, bind) =>
  [
    ...(min === undefined ? [] : [`c.duration >= ${bind(min)}::float8`]),
    ...(max === undefined ? [] : [`c.duration < ${bind(max)}::float8`]),
  ].join(" and ") || undefined;

const day = 86_400_000;

/**
 * What the zone's clock shows at the start of a call, ms since a Monday. SQL asks no zone: offsets are ours, so that
 * lists, charts and labels agree on them.
 */
export function localTime({ zone, window }: Pick<MirrorScope, "zone" | "window">): string {
  const spans = offsetSpans(zone, Math.max(0, window.start), window.end).reverse();
  const [newest = { offset: 0 }, ...older] = spans;
  // 1970-01-01 was a Thursday.
  const shifted = (offset: number) => offset + 3 * day;
  if (older.length === 0) return `(c.started_at + ${shifted(newest.offset)})`;
  const cases = spans.map(({ start, offset }) => `when c.started_at >= ${start} then ${shifted(offset)}`);
  return `(c.started_at + case ${cases.join(" ")} else 0 end)`;
}

function wallClock(scope: Pick<MirrorScope, "query" | "zone" | "window">, bind: Bind): string | undefined {
  const { weekday, hour } = scope.query;
  if (weekday.length === 0 && hour.length === 0) return undefined;
  const local = localTime(scope);
  return [
    ...(weekday.length === 0 ? [] : [`${local} / ${day} % 7 + 1 = any(${bind(weekday)}::bigint[])`]),
    ...(hour.length === 0 ? [] : [`${local} / 3600000 % 24 = any(${bind(hour)}::bigint[])`]),
  ].join(" and ");
}

/**
 * The only place that says in SQL which calls a query means. Values begin with the connection, the start and the end of
 * the window.
 */
export function whereOf(
  scope: Pick<MirrorScope, "connectionId" | "query" | "zone" | "window">,
  options: WhereOptions = {},
): Where {
  const { without, kind = scope.query.kind, from = -Infinity, counted = false } = options;
  const { query, window } = scope;
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const open = (facet: FacetName, condition: Condition) =>
    without === facet ? undefined : condition(query, bind, counted);
  const all = [
    `c.connection_id = ${bind(scope.connectionId)}`,
    `c.started_at >= ${bind(Math.max(window.start, from))}::bigint`,
    `c.started_at < ${bind(window.end)}::bigint`,
    without === "kind" || kind === "all" ? undefined : `c.kind = ${bind(kindNumbers[kind])}::smallint`,
    open("agent", agent),
    open("contact", contact),
    open("action", action),
    open("field", field),
    open("duration", duration),
    wallClock(scope, bind),
    number(query, bind, counted),
    search(query, bind, areFound(query, options)),
  ];
  return { sql: all.filter((condition) => condition !== undefined).join("\n  and "), values };
}

/**
 * The same for statements that count all calls of a query, and where these are counted the fastest: those that a search
 * finds by the copies of the facts beside their words, without a look at the calls themselves.
 */
export function countedWhere(
  scope: Pick<MirrorScope, "connectionId" | "query" | "zone" | "window">,
  options: WhereOptions = {},
): Where & { facts: "calls" | "call_texts" } {
  const asked = { ...options, counted: true };
  return { ...whereOf(scope, asked), facts: areFound(scope.query, asked) ? "call_texts" : "calls" };
}
