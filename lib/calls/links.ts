import type { Place } from "./query/place";
import type { CallKey, ListedCall } from "./answers";
import type { CallQuery } from "./query/parameters";
import { selection, withSearch } from "./query/parts";

/** The list of calls that a query selects. */
export function callsLink(query: Partial<CallQuery>, place?: Place): string {
  return withSearch("/calls", query, place);
}

/** The list behind one mark of a chart: the query's own selection, narrowed; order and looks are kept, not the page. */
export function drillDownLink(query: CallQuery, narrowed: Partial<CallQuery>, place?: Place): string {
  const { range, ...rest } = selection(query);
  const pinned = narrowed.from ?? narrowed.to;
  const rolling = !pinned && range !== undefined && { range };
  return callsLink({ ...rest, ...rolling, sort: query.sort, ...narrowed }, place);
}

/** The numbers and charts of a query, shown as they are. */
export function overviewLink(query: CallQuery, place?: Place): string {
  const { chart, table } = query;
  return withSearch("/", { ...selection(query), chart, table }, place);
}

/** How far the mirror is: about all calls, but on the way back the query is not lost. */
export function syncLink(query: CallQuery): string {
  return withSearch("/sync", selection(query));
}

/** A listed call at the turn for which it was found, and its moment in the recording, if it was found in one. */
export function hitLink(call: ListedCall, query: CallQuery, place?: Place): string {
  const { turn = 0, start } = call.hit ?? {};
  if (turn === 0) return callLink(call, query, place);
  const at = start === undefined ? {} : { at: Math.floor(start) };
  return callLink(call, { ...query, turn, ...at }, place);
}

/** A call within the query that one comes from. */
export function callLink({ connection, id }: CallKey, query: Partial<CallQuery>, place?: Place): string {
  const path = `/calls/${encodeURIComponent(connection)}/${encodeURIComponent(id)}`;
  return withSearch(path, query, place);
}
