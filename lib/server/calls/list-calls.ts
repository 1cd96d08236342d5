import "server-only";
import type { CallList, Notice } from "@/lib/calls/answers";
import type { CallRow } from "@/lib/calls/call";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { maskCalls } from "../access/mask";
import type { Reader } from "../access/reader";
import { requestDeadline } from "../deadlines";
import type { Queries } from "../postgres/database";
import { canListLive, listLive } from "../query/live";
import { optional } from "../query/optional";
import { planQuery, readAnswer, type PlannedQuery, type ResolvedQuery } from "../query/resolve";
import { ofKind } from "../store/kinds";
import { readPage, searchesPartially } from "../store/read/calls";
import { requestNames } from "../store/requests";
import { database } from "../store/store";

type Listed = Pick<
  CallList,
  | "calls"
  | "total"
  | "moment"
  | "hidden"
  | "servedBy"
  | "versions"
  | "coverage"
  | "asOf"
  | "readSince"
  | "notices"
>;

const searchPartial: Notice = {
  code: "search_partial",
  parameter: "q",
  message: "Some calls are not searched whole: they are very long, or their words are still being indexed.",
};

async function readList(queries: Queries, { selection, query }: ResolvedQuery) {
  const { kinds, calls } = await readPage(queries, selection);
  return {
    total: ofKind(kinds, query.kind),
    calls,
    trial: query.kind === "live" ? kinds.trial : 0,
    partial: await searchesPartially(queries, selection),
  };
}

/** The page as the mirror has it; undefined if the upstream is to be asked, which knows more. */
async function listStored(
  planned: PlannedQuery,
  signal: AbortSignal,
  { orLive }: { orLive: boolean },
): Promise<Listed | undefined> {
  const { found, resolved, coverage, when, notices } = await readAnswer(
    planned,
    signal,
    async (resolved, queries) => (orLive && !resolved.complete ? undefined : readList(queries, resolved)),
  );
  if (!found) return undefined;
  nameInView(found.calls, planned);
  return {
    calls: maskCalls(found.calls, planned.parts),
    total: found.total,
    moment: new Date(resolved.moment).toISOString(),
    hidden: { trial: found.trial, unreadable: resolved.unreadable },
    servedBy: "mirror",
    versions: resolved.versions,
    ...(coverage && { coverage }),
    ...when,
    notices: found.partial ? [...notices, searchPartial] : notices,
  };
}

/** Has the contacts of the calls in view named first. The answer does not wait for it. */
function nameInView(calls: readonly CallRow[], { parts }: PlannedQuery): void {
  const store = database();
  if (!store) return;
  for (const { connection } of parts) {
    if (!connection.source.names.contact) continue;
    const ids = calls.flatMap(({ connection: slug, contact }) =>
      slug === connection.slug && contact?.name === undefined && !contact?.deleted ? (contact?.id ?? []) : [],
    );
    if (ids.length > 0) void requestNames(store, connection.connectionId, ids);
  }
}

async function listUpstream(planned: PlannedQuery, signal: AbortSignal): Promise<Listed> {
  const { calls, total, trial, unreadable } = await listLive(planned, signal);
  return {
    calls: maskCalls(calls, planned.parts),
    total,
    moment: new Date(planned.moment ?? planned.now).toISOString(),
    hidden: { ...(trial !== undefined && { trial }), unreadable },
    servedBy: "upstream",
    asOf: new Date(planned.now).toISOString(),
    notices: planned.notices,
  };
}

/** The mirror's list if it is complete or the upstream cannot express the query, else the upstream's. */
async function list(planned: PlannedQuery, signal: AbortSignal): Promise<Listed> {
  const stored = (orLive: boolean) => listStored(planned, signal, { orLive });
  if (!canListLive(planned)) {
    const listed = await stored(false);
    if (listed) return listed;
  }
  const complete = await optional(signal, () => stored(true), requestDeadline);
  if (complete) return complete;
  try {
    return await listUpstream(planned, signal);
  } catch (error) {
    signal.throwIfAborted();
    const part = await optional(signal, () => stored(false));
    if (part?.coverage && part.coverage.loaded > 0) return part;
    throw error;
  }
}

/**
 * One page of the calls of a query, with how many there are in all.
 *
 * @throws CallboardError `upstream_unavailable` if the mirror cannot be asked, and what the source throws
 */
export async function listCalls(reader: Reader, query: CallQuery, signal: AbortSignal): Promise<CallList> {
  const planned = await planQuery(reader, query, signal);
  const listed = await list(planned, signal);
  return { ...listed, page: query.page, size: query.size, zone: planned.zone };
}
