import "server-only";
import type { Coverage, FacetValue, Facets } from "@/lib/calls/answers";
import type { CallRow } from "@/lib/calls/call";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { Reader } from "@/lib/server/access/reader";
import { readAgentNames } from "./agent-names";
import { askMirror, type Mirror } from "./ask-mirror";
import { countTotal } from "./count-total";
import { countRead } from "./facets/count-read";
import { countStored } from "./facets/count-stored";
import { labelFacets, type FacetCounts } from "./facets/facet-counts";
import { coveredBy } from "./measure/covered";
import { isEmptyScope, resolveScope, type Scope } from "./scope";
import { readScope } from "./select-calls";

interface Counted {
  counts: FacetCounts;
  /** Slug → calls, of the connections that were counted. */
  connections: Map<string, number>;
  coverage: Coverage;
  asOf: number;
  notices: Facets["notices"];
}

/** Without the condition on connections: those that the query does not name have calls, too. */
async function countConnections(mirror: Mirror, reader: Reader): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { connection } of reader.grants) {
    const { slug, connectionId } = connection;
    counts.set(slug, await countTotal({ ...mirror, scope: { ...mirror.scope, slug, connectionId } }));
  }
  return counts;
}

async function countFromMirror(
  scope: Scope,
  reader: Reader,
  find: string | undefined,
  signal: AbortSignal,
): Promise<Counted | undefined> {
  const mirrored = await askMirror(scope, signal, async (mirror) => {
    const isBare = mirror.from !== undefined && mirror.from >= mirror.scope.window.end;
    if (isBare && scope.query.q === undefined) return undefined;
    return { counts: await countStored(mirror, find), connections: await countConnections(mirror, reader) };
  });
  if (!mirrored) return undefined;
  const { answer, coverage, asOf, notices } = mirrored;
  return { ...answer, coverage: coverage ?? { complete: true, loaded: answer.counts.total }, asOf, notices };
}

const open = {
  agent: { agent: [] },
  contact: { contact: [] },
  action: { action: [] },
  kind: { kind: "all" as const },
  duration: { min: undefined, max: undefined },
  field: { field: [] },
};

/** From bounded reads of the calls: where a read is not complete, all of them count from one moment on. */
async function countFromUpstream(
  scope: Scope,
  find: string | undefined,
  signal: AbortSignal,
): Promise<Counted> {
  const read = async (change: Partial<CallQuery>) => {
    const { read: found, calls } = await readScope(
      { ...scope, query: { ...scope.query, ...change } },
      signal,
    );
    return { ...coveredBy(found, calls), asOf: found.asOf };
  };
  const whole = await read({});
  const [agent, contact, action, kind, duration, field] = await Promise.all([
    read(open.agent),
    read(open.contact),
    read(open.action),
    read(open.kind),
    read(open.duration),
    read(open.field),
  ]);
  const all = { agent, contact, action, kind, duration, field };
  const froms = [whole, ...Object.values(all)].flatMap(({ coverage }) => coverage.from ?? []).sort();
  const from = froms.at(-1);
  const since = ({ calls }: { calls: CallRow[] }) =>
    from === undefined ? calls : calls.filter(({ startedAt }) => startedAt >= from);
  const counts = countRead(
    scope.query,
    since(whole),
    {
      agent: since(agent),
      contact: since(contact),
      action: since(action),
      kind: since(kind),
      duration: since(duration),
      field: since(field),
    },
    find,
  );
  const coverage = from === undefined ? whole.coverage : { ...whole.coverage, complete: false, from };
  const slug = scope.connection?.slug ?? "";
  return { counts, connections: new Map([[slug, counts.total]]), coverage, asOf: whole.asOf, notices: [] };
}

const nothing = ({ query, asOf }: Scope): Counted => ({
  counts: countRead(
    query,
    [],
    { agent: [], contact: [], action: [], kind: [], duration: [], field: [] },
    undefined,
  ),
  connections: new Map(),
  coverage: { complete: true, loaded: 0 },
  asOf,
  notices: [],
});

function labelConnections(
  reader: Reader,
  query: CallQuery,
  counts: ReadonlyMap<string, number>,
): FacetValue[] {
  const known = reader.grants.map(({ connection: { slug, name } }) => ({
    value: slug,
    label: name,
    count: counts.get(slug) ?? 0,
  }));
  const missing = query.connection.filter((slug) => known.every(({ value }) => value !== slug));
  return [...known, ...missing.map((slug) => ({ value: slug, label: slug, count: 0 }))];
}

/**
 * How many calls of a query have each value of each filter, the filter's own condition left aside. Known values that no
 * call has count 0.
 *
 * @param find only contacts of this id, with these digits in their number, or this in their name
 * @throws CallboardError what the source throws
 */
export async function countFacets(
  reader: Reader,
  query: CallQuery,
  find: string | undefined,
  signal: AbortSignal,
): Promise<Facets> {
  const scope = await resolveScope(reader, query, signal);
  const count = async () =>
    isEmptyScope(scope)
      ? nothing(scope)
      : ((await countFromMirror(scope, reader, find, signal)) ??
        (await countFromUpstream(scope, find, signal)));
  const [counted, names] = await Promise.all([
    count(),
    readAgentNames(scope.connection, signal, scope.database),
  ]);
  return {
    ...labelFacets(counted.counts, query, names.nameAgent),
    connection: labelConnections(reader, query, counted.connections),
    coverage: counted.coverage,
    asOf: new Date(counted.asOf).toISOString(),
    zone: scope.zone,
    notices: [...scope.notices, ...names.notices, ...counted.notices],
  };
}
