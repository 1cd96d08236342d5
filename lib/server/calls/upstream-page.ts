import "server-only";
import type { CallRow } from "@/lib/calls/call";
import { CallboardError } from "@/lib/server/errors";
import type { Scope } from "./scope";
import { selectCalls } from "./select-calls";
import { sourcePage } from "./source-page";

interface UpstreamPage {
  calls: CallRow[];
  total: number;
  unreadable: number;
  /** ms since the epoch */
  asOf: number;
}

/**
 * The page as the source gives it, else cut from one bounded read of all calls of the query.
 *
 * @throws CallboardError `bad_request` where the query cannot be answered, and what the source throws
 */
export async function upstreamPage(scope: Scope, signal: AbortSignal): Promise<UpstreamPage> {
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
