import type { CallQuery } from "./parameters";
import { serializeQuery } from "./query";

/** What of a query selects calls: without order, page and looks. */
export function selection(query: CallQuery): Partial<CallQuery> {
  const { sort: _sort, page: _page, size: _size, columns: _columns, turn: _turn, ...selected } = query;
  return selected;
}

/** What a list shows: selection, order and page. */
export function listPart({ columns: _columns, turn: _turn, ...query }: CallQuery): Partial<CallQuery> {
  return query;
}

/** An address with a query, as short as it can be. */
export const withSearch = (path: string, query: Partial<CallQuery>) => {
  const search = serializeQuery(query);
  return search === "" ? path : `${path}?${search}`;
};

/** Addresses of the API, which are also the keys of what the browser keeps of its answers. */
export const api = {
  calls: (query: CallQuery) => withSearch("/api/calls", listPart(query)),
  call: ({ connection, id }: { connection: string; id: string }, query: CallQuery) =>
    withSearch(`/api/calls/${encodeURIComponent(connection)}/${encodeURIComponent(id)}`, listPart(query)),
  metrics: (query: CallQuery) => withSearch("/api/metrics", selection(query)),
  agents: () => "/api/agents",
  /** @param find narrows the contacts to those that it names */
  facets: (query: CallQuery, find = "") => {
    const path = withSearch("/api/facets", selection(query));
    return find === "" ? path : `${path}${path.includes("?") ? "&" : "?"}find=${encodeURIComponent(find)}`;
  },
  sync: () => "/api/sync",
};
