import "server-only";
import type { FacetValue, Facets } from "@/lib/calls/facets";
import { fields } from "@/lib/calls/fields/fields";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { isAsked } from "@/lib/calls/query/query";
import { maskFacets } from "../access/mask";
import type { Reader } from "../access/reader";
import type { Queries } from "../postgres/database";
import { planQuery, readAnswer, resolve, type PlannedQuery, type ResolvedQuery } from "../query/resolve";
import { chooseRollup } from "../store/read/choose-rollup";
import { countContacts } from "../store/read/contacts";
import { ofKind } from "../store/kinds";
import { countByConnection, countKindsOnce, countTotal } from "../store/read/count-calls";
import {
  countDimensions,
  dimensionNames,
  type DimensionCounts,
  type DimensionName,
} from "../store/read/facets";
import { withQuery, type Selection } from "../store/read/selection";
import { countNotOffered } from "./facets/count-not-offered";
import { labelFacets, type FacetCounts } from "./facets/label-facets";

/**
 * Those of which there is a rollup are summed up, those of one rollup together; the others are counted in one pass, but
 * for narrowed ones.
 */
async function countEach(queries: Queries, selection: Selection): Promise<Partial<DimensionCounts>> {
  const isNarrowed = (name: DimensionName) => isAsked(name, selection.query);
  const apart = dimensionNames.filter(
    (name) => isNarrowed(name) || chooseRollup(selection, fields[name].rollup),
  );
  const together = dimensionNames.filter((name) => !apart.includes(name));
  const counts = together.length > 0 ? await countDimensions(queries, selection, together) : {};
  const groups = new Map<string, DimensionName[]>();
  for (const name of apart) {
    const group = isNarrowed(name) ? name : `rollup by ${fields[name].rollup}`;
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  for (const names of groups.values()) {
    Object.assign(counts, await countDimensions(queries, selection, names, names.find(isNarrowed)));
  }
  return counts;
}

/** Values that no call of a share has are of calls that it does not show. */
const withoutZeroes = (counts: FacetCounts["dimensions"]): FacetCounts["dimensions"] =>
  Object.fromEntries(
    Object.entries(counts).map(([name, values]) => [name, values.filter(({ calls }) => calls > 0)]),
  );

async function countValues(
  queries: Queries,
  { selection, query, lock }: ResolvedQuery,
  find: string | undefined,
): Promise<FacetCounts> {
  const { acted = 0, directed = 0, stated = 0, ...counts } = await countEach(queries, selection);
  const dimensions = lock ? withoutZeroes(counts) : counts;
  const countWithout = async (change: Partial<CallQuery>) =>
    ofKind(await countKindsOnce(queries, withQuery(selection, change)), query.kind);
  return {
    total: await countTotal(queries, selection),
    dimensions,
    contact: await countContacts(queries, selection, find),
    acted: { any: acted, none: (await countWithout({ action: [] })) - acted },
    unreported: {
      direction: (await countWithout({ direction: [] })) - directed,
      status: (await countWithout({ status: [] })) - stated,
    },
    kind: await countKindsOnce(queries, selection),
  };
}

/** Without the condition on connections: those that the query does not name have calls, too. */
async function countConnections(queries: Queries, all: PlannedQuery): Promise<FacetValue[]> {
  const { selection, parts } = await resolve(queries, all);
  const counts = await countByConnection(queries, selection);
  return parts.map(({ connection: { slug, name, connectionId } }) => ({
    value: slug,
    label: name,
    count: counts.get(connectionId) ?? 0,
  }));
}

/** A connection that the query names and that the reader has not: it has no calls. */
const unknownConnections = (reader: Reader, { connection }: CallQuery): FacetValue[] =>
  connection
    .filter((slug) => reader.grants.every((grant) => grant.connection.slug !== slug))
    .map((slug) => ({ value: slug, label: slug, count: 0 }));

/**
 * How many calls of a query have each value of each filter, the filter's own condition left aside. Known values that no
 * call has count 0.
 *
 * @param find only contacts of this id, with these digits in their number, or this in their name
 * @throws CallboardError `upstream_unavailable` if the mirror cannot be asked
 */
export async function countFacets(
  reader: Reader,
  query: CallQuery,
  find: string | undefined,
  signal: AbortSignal,
): Promise<Facets> {
  const planned = await planQuery(reader, query, signal, find === undefined ? {} : { find });
  const anywhere = { ...query, connection: [], tz: planned.zone };
  const everywhere = await planQuery(reader, anywhere, signal, { now: planned.now });
  const { found, resolved, coverage, when, notices } = await readAnswer(
    planned,
    signal,
    async (own, queries) => ({
      counts: await countValues(queries, own, find),
      connections: await countConnections(queries, everywhere),
      notOffered: await countNotOffered(queries, own),
    }),
  );
  const { counts, connections, notOffered } = found;
  return {
    ...maskFacets(labelFacets(counts, query), reader.grants),
    notOffered,
    connection: [...connections, ...unknownConnections(reader, query)],
    coverage: coverage ?? { complete: true, loaded: counts.total },
    ...when,
    zone: resolved.zone,
    notices,
  };
}
