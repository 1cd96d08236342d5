import type { Place } from "@/lib/calls/query/place";
import type { CallKey, CallPosition } from "@/lib/calls/answers";
import { callLink, callsLink } from "@/lib/calls/links";
import type { CallQuery } from "@/lib/calls/query/parameters";

/** A query at the page of the list on which its n-th call stands (from 1), without a place within a call. */
function atCall({ turn: _turn, at: _at, ...query }: CallQuery, index: number): Partial<CallQuery> {
  return { ...query, page: Math.floor((index - 1) / query.size) + 1 };
}

/** Addresses of the list that a call stands in, and of the calls beside it. */
export function neighbourLinks(position: CallPosition | undefined, query: CallQuery, place: Place) {
  const link = (key: CallKey | undefined, index: number) => key && callLink(key, atCall(query, index), place);
  const index = position?.index ?? 0;
  return {
    list: callsLink(atCall(query, position?.index ?? (query.page - 1) * query.size + 1), place),
    previous: link(position?.previous, index - 1),
    next: link(position?.next, index + 1),
  };
}
