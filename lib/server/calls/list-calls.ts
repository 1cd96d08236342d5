import "server-only";
import type { CallList, ListedCall, Notice } from "@/lib/calls/answers";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { mask } from "../access/mask";
import type { Reader } from "../access/reader";
import { requestDeadline } from "../deadlines";
import type { Queries } from "../postgres/database";
import { countKindsOnce, rememberKinds } from "../query/count-once";
import { countLoaded, toCoverage } from "../query/count-loaded";
import { partlyLoaded } from "../query/coverage-notices";
import { canListLive, listLive } from "../query/live";
import { followReader } from "../query/follow-reader";
import { optional } from "../query/optional";
import { planQuery, readMirror, type PlannedQuery, type ResolvedQuery } from "../query/resolve";
import { ofKind } from "../store/kinds";
import { readPage, searchesPartially } from "../store/read/list";

type Listed = Pick<
  CallList,
  "calls" | "total" | "hidden" | "servedBy" | "versions" | "coverage" | "asOf" | "notices"
>;

const searchPartial: Notice = {
  code: "search_partial",
  parameter: "q",
  message: "Some calls are too long to be searched whole: a phrase late in them may not be found.",
};

const iso = (instant: number) => new Date(instant).toISOString();

async function readList(queries: Queries, resolved: ResolvedQuery) {
  const { selection, query } = resolved;
  const { kinds, calls } = await readPage(queries, selection, () => countKindsOnce(queries, resolved));
  rememberKinds(resolved, kinds);
  return {
    total: ofKind(kinds, query.kind),
    calls,
    trial: query.kind === "live" ? kinds.trial : 0,
    partial: await searchesPartially(queries, selection),
    loaded: resolved.complete ? undefined : await countLoaded(queries, resolved),
  };
}

function maskList(calls: readonly ListedCall[], { parts }: PlannedQuery): ListedCall[] {
  const levels = new Map(parts.map(({ connection, level }) => [connection.slug, level]));
  return calls.map((call) => mask(call, levels.get(call.connection) ?? "metrics"));
}

/** The page as the mirror has it; undefined if the upstream is to be asked, which knows more. */
async function listStored(
  planned: PlannedQuery,
  signal: AbortSignal,
  { orLive }: { orLive: boolean },
): Promise<Listed | undefined> {
  const found = await readMirror(planned, signal, async (resolved, queries) => {
    followReader(resolved);
    if (orLive && !resolved.complete) return undefined;
    return { resolved, ...(await readList(queries, resolved)) };
  });
  if (!found) return undefined;
  const { resolved, calls, total, trial, partial, loaded } = found;
  const coverage = loaded && (await toCoverage(resolved, loaded, signal));
  return {
    calls: maskList(calls, planned),
    total,
    hidden: { trial, unreadable: resolved.unreadable },
    servedBy: "mirror",
    versions: resolved.versions,
    ...(coverage && { coverage }),
    asOf: iso(resolved.asOf),
    notices: [
      ...resolved.notices,
      ...(coverage ? [partlyLoaded(coverage, resolved.parts)] : []),
      ...(partial ? [searchPartial] : []),
    ],
  };
}

async function listUpstream(planned: PlannedQuery, signal: AbortSignal): Promise<Listed> {
  const { calls, total, trial, unreadable } = await listLive(planned, signal);
  return {
    calls: maskList(calls, planned),
    total,
    hidden: { ...(trial !== undefined && { trial }), unreadable },
    servedBy: "upstream",
    asOf: iso(planned.now),
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
