import "server-only";
import type { CallList } from "@/lib/calls/answers";
import type { CallRow } from "@/lib/calls/call";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { CallboardError } from "@/lib/server/errors";
import type { Reader } from "@/lib/server/reader";
import { readAgentNames, withAgentName } from "./agent-names";
import { countHiddenTrials } from "./count-trials";
import { isEmptyScope, resolveScope, type Scope } from "./scope";
import { selectCalls } from "./select-calls";
import { sourcePage } from "./source-page";

type Page = { calls: CallRow[]; total: number; unreadable: number; asOf: number };

/** The page as the source gives it, else cut from one bounded read of all calls of the query. */
async function readPage(scope: Scope, signal: AbortSignal): Promise<Page> {
  const { page, size } = scope.query;
  const list = async (counting: "charts" | "upstream") => {
    const listed = await sourcePage(scope, page, signal, { recent: false, counting });
    return listed && { ...listed, asOf: scope.asOf };
  };
  const listed = await list("charts");
  if (listed) return listed;
  try {
    const { calls, unreadable, asOf } = await selectCalls(scope, signal);
    return { calls: calls.slice((page - 1) * size, page * size), total: calls.length, unreadable, asOf };
  } catch (error) {
    // Rather a page that counts otherwise than charts do than none.
    const known = error instanceof CallboardError && (await list("upstream").catch(() => undefined));
    if (known) return known;
    throw error;
  }
}

/**
 * One page of the calls of a query, with how many there are in all.
 *
 * @throws CallboardError `bad_request` where the query cannot be answered, and what the source throws
 */
export async function listCalls(reader: Reader, query: CallQuery, signal: AbortSignal): Promise<CallList> {
  const scope = await resolveScope(reader, query, signal);
  const empty = isEmptyScope(scope);
  const [page, trials, names] = await Promise.all([
    empty ? { calls: [], total: 0, unreadable: 0, asOf: scope.asOf } : readPage(scope, signal),
    countHiddenTrials(scope, signal),
    readAgentNames(scope.connection, signal),
  ]);
  return {
    calls: page.calls.map((call) => withAgentName(call, names.nameAgent)),
    total: page.total,
    page: query.page,
    size: query.size,
    hidden: { ...trials.hidden, unreadable: page.unreadable },
    servedBy: "upstream",
    asOf: new Date(page.asOf).toISOString(),
    zone: scope.zone,
    notices: [...scope.notices, ...names.notices, ...trials.notices],
  };
}
