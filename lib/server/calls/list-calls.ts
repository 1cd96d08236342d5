import "server-only";
import type { CallList, ListedCall, Notice } from "@/lib/calls/answers";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { Reader } from "@/lib/server/access/reader";
import { readPage, searchesPartially } from "@/lib/server/store/read/list";
import { requestRefresh } from "@/lib/server/sync/request-refresh";
import { readAgentNames, withAgentName } from "./agent-names";
import { answerBest } from "./answer-best";
import type { Mirror, Mirrored } from "./ask-mirror";
import { countTotal } from "./count-total";
import { countHiddenTrials } from "./count-trials";
import { isEmptyScope, resolveScope, type Scope } from "./scope";
import { upstreamPage } from "./upstream-page";

type Listed = Pick<CallList, "total" | "hidden" | "servedBy" | "coverage" | "notices"> & {
  calls: ListedCall[];
  /** ms since the epoch */
  asOf: number;
};

const searchPartial: Notice = {
  code: "search_partial",
  parameter: "q",
  message: "Some calls are too long to be searched whole: a phrase late in them may not be found.",
};

interface MirrorList {
  calls: ListedCall[];
  total: number;
  trial: number;
  notices: Notice[];
}

async function listFromMirror(mirror: Mirror): Promise<MirrorList> {
  const { queries, scope, from } = mirror;
  return {
    calls: await readPage(queries, scope, from),
    total: await countTotal(mirror),
    trial: scope.query.kind === "live" ? await countTotal(mirror, "trial") : 0,
    notices: (await searchesPartially(queries, scope, from)) ? [searchPartial] : [],
  };
}

async function listFromUpstream(scope: Scope, signal: AbortSignal): Promise<Listed> {
  const [page, trials] = await Promise.all([upstreamPage(scope, signal), countHiddenTrials(scope, signal)]);
  const { unreadable, ...listed } = page;
  return {
    ...listed,
    hidden: { ...trials.hidden, unreadable },
    servedBy: "upstream",
    notices: trials.notices,
  };
}

/** What the mirror said, as an answer. */
function tell({ answer, coverage, unreadable, asOf, notices }: Mirrored<MirrorList>): Listed {
  const { calls, total, trial } = answer;
  return {
    calls,
    total,
    hidden: { trial, unreadable },
    servedBy: "mirror",
    ...(coverage && { coverage }),
    asOf,
    notices: [...notices, ...answer.notices],
  };
}

const nothing = ({ asOf }: Scope): Listed => ({
  calls: [],
  total: 0,
  hidden: { trial: 0, unreadable: 0 },
  servedBy: "upstream",
  asOf,
  notices: [],
});

async function list(scope: Scope, signal: AbortSignal): Promise<Listed> {
  if (isEmptyScope(scope)) return nothing(scope);
  return answerBest(scope, signal, {
    mirror: listFromMirror,
    tell,
    upstream: (own) => listFromUpstream(scope, own),
  });
}

/**
 * One page of the calls of a query, with how many there are in all.
 *
 * @throws CallboardError `bad_request` where the query cannot be answered, and what the source throws
 */
export async function listCalls(reader: Reader, query: CallQuery, signal: AbortSignal): Promise<CallList> {
  const scope = await resolveScope(reader, query, signal);
  const [{ calls, asOf, ...listed }, names] = await Promise.all([
    list(scope, signal),
    readAgentNames(scope.connection, signal, scope.database),
  ]);
  if (scope.database && scope.connection) {
    void requestRefresh(scope.database, scope.connection.connectionId);
  }
  return {
    ...listed,
    calls: calls.map((call) => withAgentName(call, names.nameAgent)),
    page: query.page,
    size: query.size,
    asOf: new Date(asOf).toISOString(),
    zone: scope.zone,
    notices: [...scope.notices, ...names.notices, ...listed.notices],
  };
}
