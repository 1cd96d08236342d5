import type { View } from "@/lib/calls/answers";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { selection } from "@/lib/calls/query/parts";
import { serializeQuery } from "@/lib/calls/query/query";
import { viewLink } from "@/lib/calls/views/view-query";

/**
 * The address of the default view of a page, for links that would lead to all of its calls: a query is carried along,
 * and an address without one stays what it is.
 */
export function defaultLink(
  views: readonly View[],
  path: string,
  query: CallQuery | undefined,
): string | undefined {
  if (!query || serializeQuery(selection(query)) !== "") return undefined;
  const page = path === "/" ? "overview" : path === "/calls" ? "calls" : undefined;
  const view = views.find((each) => each.isDefault && each.page === page);
  return view && viewLink(view);
}
