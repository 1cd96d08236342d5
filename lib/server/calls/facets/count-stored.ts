import "server-only";
import type { CallKind } from "@/lib/calls/call";
import { durationBands } from "@/lib/calls/query/duration-bands";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { countContacts } from "@/lib/server/store/read/contacts";
import { countDimensions, type DimensionCounts, type DimensionName } from "@/lib/server/store/read/facets";
import { levelsOf } from "@/lib/server/store/read/levels";
import type { Mirror } from "../ask-mirror";
import { countOnce, countTotal } from "../count-total";
import type { FacetCounts } from "./facet-counts";

const names: DimensionName[] = ["agent", "action", "duration", "field"];

/** Facets that have a condition of their own, which does not count for them. */
const isNarrowed = ({ agent, action, field, min, max }: CallQuery): Record<DimensionName, boolean> => ({
  agent: agent.length > 0,
  action: action.length > 0,
  duration: min !== undefined || max !== undefined,
  field: field.length > 0,
});

/** Those that are kept are summed up, the others counted in one pass, but for each that has a condition of its own. */
async function countEach({ queries, scope, from }: Mirror): Promise<Partial<DimensionCounts>> {
  const narrowed = isNarrowed(scope.query);
  const apart = names.filter((name) => narrowed[name] || levelsOf(scope, name));
  const together = names.filter((name) => !apart.includes(name));
  const counts: Partial<DimensionCounts> =
    together.length > 0 ? await countDimensions(queries, scope, together, { from }) : {};
  for (const name of apart) {
    const without = narrowed[name] ? name : undefined;
    Object.assign(counts, await countDimensions(queries, scope, [name], { without, from }));
  }
  return counts;
}

const change = (mirror: Mirror, query: Partial<CallQuery>): Mirror => ({
  ...mirror,
  scope: { ...mirror.scope, query: { ...mirror.scope.query, ...query } },
});

/** Counts the facets of a query in the mirror. */
export async function countStored(mirror: Mirror, find: string | undefined): Promise<FacetCounts> {
  const { queries, scope, from } = mirror;
  const { agent = [], action = [], acted = 0, duration = [], field = [] } = await countEach(mirror);
  const contacts = await countContacts(queries, scope, { find, from });
  return {
    total: await countTotal(mirror),
    agent: new Map(agent.map(({ id, calls, deleted }) => [id, { calls, deleted }])),
    contact: contacts.map(({ id, name, number, calls }) => ({
      id,
      name: name ?? undefined,
      number: number ?? undefined,
      calls,
    })),
    action: new Map(action.map(({ type, calls }) => [type, calls])),
    acted: { any: acted, none: (await countTotal(change(mirror, { action: [] }))) - acted },
    kind: new Map(Object.entries(await countOnce(mirror)) as [CallKind, number][]),
    duration: durationBands.map((_, index) => duration.find(({ band }) => band === index + 1)?.calls ?? 0),
    field: new Map(field.map(({ name, calls }) => [name, calls])),
  };
}
