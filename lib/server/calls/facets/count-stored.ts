import "server-only";
import type { CallKind } from "@/lib/calls/call";
import { durationBands } from "@/lib/calls/query/duration-bands";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { countContacts } from "@/lib/server/store/read/contacts";
import { countDimensions, type DimensionCounts, type DimensionName } from "@/lib/server/store/read/facets";
import { kindNumbers } from "@/lib/server/store/write/upsert-calls";
import type { Mirror } from "../ask-mirror";
import type { FacetCounts } from "./facet-counts";

const names: DimensionName[] = ["agent", "action", "kind", "duration", "field"];
const kinds = Object.keys(kindNumbers) as CallKind[];

/** Facets that have a condition of their own, which does not count for them. Kinds are counted together anyway. */
function narrowedFacets(query: CallQuery): Exclude<DimensionName, "kind">[] {
  const isBand = query.min !== undefined || query.max !== undefined;
  const lists = (["agent", "action", "field"] as const).filter((name) => query[name].length > 0);
  return isBand ? [...lists, "duration"] : lists;
}

/**
 * Counts the facets of a query in the mirror: one pass over the facts for all of them, one more for each that has a
 * condition of its own, and one for the contacts, which are many.
 */
export async function countStored(
  { queries, scope, from }: Mirror,
  find: string | undefined,
): Promise<FacetCounts> {
  const { total, ...all } = await countDimensions(queries, scope, names, { from });
  const counts: Partial<DimensionCounts> = all;
  for (const without of narrowedFacets(scope.query)) {
    const own = await countDimensions(queries, scope, [without], { without, from });
    Object.assign(counts, { [without]: own[without], ...(own.acted && { acted: own.acted }) });
  }
  const {
    agent = [],
    action = [],
    acted = { any: 0, none: 0 },
    kind = [],
    duration = [],
    field = [],
  } = counts;
  const contacts = await countContacts(queries, scope, { find, from });
  return {
    total,
    agent: new Map(agent.map(({ id, calls, deleted }) => [id, { calls, deleted }])),
    contact: contacts.map(({ id, name, number, calls }) => ({
      id,
      name: name ?? undefined,
      number: number ?? undefined,
      calls,
    })),
    action: new Map(action.map(({ type, calls }) => [type, calls])),
    acted,
    kind: new Map(
      kinds.map((name) => [name, kind.find((each) => each.kind === kindNumbers[name])?.calls ?? 0]),
    ),
    duration: durationBands.map((_, index) => duration.find(({ band }) => band === index + 1)?.calls ?? 0),
    field: new Map(field.map(({ name, calls }) => [name, calls])),
  };
}
