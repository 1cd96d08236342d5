import "server-only";
import { conditionNames, type FacetName } from "@/lib/calls/fields/fields";
import { conditions, isFoundByWords, isOneOf, type Bind, type ConditionOptions } from "./conditions";
import { lockedAlone, startOf, type Selection } from "./selection";

export interface WhereOptions extends ConditionOptions {
  /** A facet is counted without its own condition. */
  without?: FacetName | undefined;
  /** The values that the statement has so far; the condition's own go behind them. */
  values?: unknown[];
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

/** Parts of which not the same span is loaded are each read from their own start. */
function loaded(selection: Selection): string | undefined {
  const late = selection.parts.filter(({ from }) => from > startOf(selection));
  if (selection.parts.length === 1 || late.length === 0) return undefined;
  const cases = late.map(({ connectionId, from }) => `when ${connectionId} then ${from}::bigint`);
  return `c.started_at >= case c.connection_id ${cases.join(" ")} else 0 end`;
}

const gapOf = ({ gap }: Selection, bind: Bind): string | undefined =>
  gap && gap.start < gap.end
    ? `(c.started_at < ${bind(gap.start)}::bigint or c.started_at >= ${bind(gap.end)}::bigint)`
    : undefined;

const isPart = (column: string) => `${column} = part.connection_id`;

function isOneOfParts(parts: Selection["parts"], bind: Bind): Where["isOwn"] {
  const ids = parts.map(({ connectionId }) => connectionId);
  const own = bind(ids.length === 1 ? ids[0] : ids);
  return (column) => (ids.length === 1 ? `${column} = ${own}::int` : `${column} = any(${own}::int[])`);
}

/** The calls that a search was found to mean. */
function few(selection: Selection, bind: Bind): string | undefined {
  const { query, matches } = selection;
  return matches.calls && query.q !== undefined ? isOneOf(selection, "id", matches.calls, bind) : undefined;
}

/** Calls that came after the moment of the list. Ids are unique within a connection only. */
function notLate({ late }: Selection, bind: Bind): string | undefined {
  if (!late) return undefined;
  const ids = bind(late.values);
  return `(c.id <> all(${ids}::text[]) or (c.connection_id, c.id) not in
    (select * from unnest(${bind(late.connectionIds)}::int[], ${ids}::text[])))`;
}

/** The conditions of the locked query: no statement leaves one of them out. */
function lockedConditions(selection: Selection, bind: Bind): (string | undefined)[] {
  const own = lockedAlone(selection);
  if (!own) return [];
  const call = selection.locked?.call;
  return [
    call && `c.connection_id = ${bind(call.connectionId)}::int and c.id = ${bind(call.id)}::text`,
    few(own, bind),
    ...conditionNames.map((name) => conditions[name].sql(own, bind, {})),
  ];
}

/** The only place that says in SQL which calls a selection means. */
export function whereOf(selection: Selection, options: WhereOptions = {}): Where {
  const { without, values = [], eachPart = false } = options;
  const { parts, window } = selection;
  const bind: Bind = (value) => `$${values.push(value)}`;
  const isOwn = eachPart ? isPart : isOneOfParts(parts, bind);
  const start = eachPart ? "part.from_at" : bind(startOf(selection));
  const end = bind(window.end);
  const counting = conditionNames.filter((name) => name !== without);
  const all = [
    isOwn("c.connection_id"),
    `c.started_at >= ${start}::bigint`,
    `c.started_at < ${end}::bigint`,
    eachPart ? undefined : loaded(selection),
    gapOf(selection, bind),
    few(selection, bind),
    notLate(selection, bind),
    ...lockedConditions(selection, bind),
    ...counting.map((name) => conditions[name].sql(selection, bind, options)),
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
