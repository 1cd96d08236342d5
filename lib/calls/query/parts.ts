import { home, type Place } from "./place";
import { fieldNames, fields } from "../fields/fields";
import { parametersOf, type CallQuery } from "./parameters";
import { serializeQuery } from "./query";

const selecting = fieldNames.filter((name) => fields[name].role !== "presentation").flatMap(parametersOf);

/** What of a query selects calls: without order, page and looks. */
export function selection(query: CallQuery): Partial<CallQuery> {
  return Object.fromEntries(selecting.map((name) => [name, query[name]]));
}

/** What a list shows: selection, order, page and moment. */
export function listPart({
  columns: _columns,
  chart: _chart,
  table: _table,
  turn: _turn,
  at: _at,
  ...query
}: CallQuery): Partial<CallQuery> {
  return query;
}

/** An address with a query, as short as it can be. */
export function withSearch(
  path: string,
  query: Partial<CallQuery>,
  { base, defaults }: Place = home,
): string {
  const search = serializeQuery(query, defaults);
  const whole = path === "/" && base !== "" ? base : base + path;
  return search === "" ? whole : `${whole}?${search}`;
}

/** What a file of calls is: a table, or whole calls as JSON, one a line. */
export interface ExportOptions {
  format: "csv" | "ndjson";
  transcript: boolean;
}

/** Addresses of the API at a place, which are also the keys of what the browser keeps of its answers. */
export const apiAt = (place: Place) => ({
  calls: (query: CallQuery) => withSearch("/api/calls", listPart(query), place),
  call: ({ connection, id }: { connection: string; id: string }, query: CallQuery) =>
    withSearch(
      `/api/calls/${encodeURIComponent(connection)}/${encodeURIComponent(id)}`,
      listPart(query),
      place,
    ),
  /** The audio of a call. */
  recording: ({ connection, id }: { connection: string; id: string }) =>
    `${place.base}/api/calls/${encodeURIComponent(connection)}/${encodeURIComponent(id)}/recording`,
  peaks: ({ connection, id }: { connection: string; id: string }) =>
    `${place.base}/api/calls/${encodeURIComponent(connection)}/${encodeURIComponent(id)}/peaks`,
  reveal: ({ connection, id }: { connection: string; id: string }) =>
    `${place.base}/api/calls/${encodeURIComponent(connection)}/${encodeURIComponent(id)}/reveal`,
  metrics: (query: CallQuery) => withSearch("/api/metrics", selection(query), place),
  search: (query: CallQuery) => withSearch("/api/search", selection(query), place),
  agents: () => `${place.base}/api/agents`,
  /** @param find narrows the contacts to those that it names */
  facets: (query: CallQuery, find = "") => {
    const path = withSearch("/api/facets", selection(query), place);
    return find === "" ? path : `${path}${path.includes("?") ? "&" : "?"}find=${encodeURIComponent(find)}`;
  },
  /** The whole set in a file, with the columns of the query where it is a table. */
  exported: (query: CallQuery, { format, transcript }: ExportOptions) => {
    const { page: _page, size: _size, ...kept } = listPart(query);
    const path = withSearch("/api/export", { ...kept, columns: query.columns }, place);
    const options = new URLSearchParams({ format, ...(transcript && { transcript: "1" }) }).toString();
    return `${path}${path.includes("?") ? "&" : "?"}${options}`;
  },
  sync: () => "/api/sync",
  connections: () => "/api/connections",
  connection: (slug: string) => `/api/connections/${encodeURIComponent(slug)}`,
  retention: () => "/api/retention",
  views: () => "/api/views",
  view: (id: string) => `/api/views/${encodeURIComponent(id)}`,
});

/** The same at the root. */
export const api = apiAt(home);
