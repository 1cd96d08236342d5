import type { View } from "../answers";
import { callsLink, overviewLink } from "../links";
import type { CallQuery } from "../query/parameters";
import { listPart, selection } from "../query/parts";
import { parseQuery, serializeQuery } from "../query/query";

export type ViewPage = View["page"];

/**
 * What a view keeps of a query, as a canonical query string: for the list all but the page of it, its moment and the
 * open turn, for the numbers the selection and how their charts are shown. A range that rolls on keeps rolling.
 */
export function viewQuery(page: ViewPage, query: CallQuery): string {
  const { chart, table } = query;
  if (page === "overview") return serializeQuery({ ...selection(query), chart, table });
  const { page: _page, asOf: _asOf, ...kept } = listPart(query);
  return serializeQuery({ ...kept, columns: query.columns });
}

/** The same of a query string: what is not understood of it is left out. */
export const canonicalView = (page: ViewPage, search: string) =>
  viewQuery(page, parseQuery(new URLSearchParams(search)).query);

/** The address of a view. */
export function viewLink({ page, query }: Pick<View, "page" | "query">): string {
  const parsed = parseQuery(new URLSearchParams(query)).query;
  return page === "overview" ? overviewLink(parsed) : callsLink(parsed);
}
