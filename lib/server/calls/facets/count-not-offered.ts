import "server-only";
import type { Facets } from "@/lib/calls/facets";
import type { FacetName } from "@/lib/calls/fields/fields";
import { parameters, parametersOf } from "@/lib/calls/query/parameters";
import { isAsked } from "@/lib/calls/query/query";
import type { Queries } from "../../postgres/database";
import type { ResolvedQuery } from "../../query/resolve";
import { countByConnection } from "../../store/read/count-calls";
import { withQuery, type Selection } from "../../store/read/selection";

/** The same selection without the condition of a facet, as the facet is counted. */
const without = (selection: Selection, name: FacetName): Selection =>
  withQuery(
    selection,
    Object.fromEntries(parametersOf(name).map((each) => [each, parameters[each].fallback])),
  );

/** For how many calls of which connections each facet is not offered. */
export async function countNotOffered(
  queries: Queries,
  { selection, parts }: Pick<ResolvedQuery, "selection" | "parts">,
): Promise<Facets["notOffered"]> {
  const lacks = (name: FacetName) =>
    parts.filter(({ connection }) => connection.source.lacks?.includes(name) === true);
  const names = new Set(parts.flatMap(({ connection }) => connection.source.lacks ?? []));
  const lacking = new Set([...names].flatMap(lacks).map(({ connection }) => connection.connectionId));
  const own = {
    ...selection,
    parts: selection.parts.filter(({ connectionId }) => lacking.has(connectionId)),
  };
  if (names.size === 0 || own.parts.length === 0) return {};
  const usual = await countByConnection(queries, own);
  const found: Facets["notOffered"] = {};
  for (const name of names) {
    const counts = isAsked(name, selection.query)
      ? await countByConnection(queries, without(own, name))
      : usual;
    const calls = lacks(name).map(({ connection: { slug, connectionId } }) => ({
      connection: slug,
      calls: counts.get(connectionId) ?? 0,
    }));
    found[name] = calls.filter((each) => each.calls > 0);
  }
  return found;
}
