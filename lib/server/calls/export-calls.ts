import "server-only";
import { z } from "zod";
import type { AgentReference } from "@/lib/calls/call";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { CallboardError } from "@/lib/server/errors";
import type { Reader } from "@/lib/server/access/reader";
import type { OpenExport } from "@/lib/server/store/read/open-export";
import { readAgentNames, withAgentName, type NameAgent } from "./agent-names";
import { contentDisposition } from "./export/file-name";
import { csvOfRows, csvWithTranscripts, ndjson, type FileFormat } from "./export/formats";
import { openRows, openWhole } from "./export/open-calls";
import { takeExportSlot } from "./export/slots";
import { streamFile } from "./export/stream";
import { resolveScope, type Scope } from "./scope";

const options = z.object({
  format: z.enum(["csv", "ndjson"]).default("csv"),
  transcript: z.enum(["0", "1"]).default("0"),
});

/** Names of the parameters that are no part of the query. */
export const exportParameters = ["format", "transcript"];

interface Waiting {
  /** Aborts when the reader goes away. */
  gone: AbortSignal;
  /** Aborts when the reader goes away, or has waited long enough for the file to begin. */
  signal: AbortSignal;
}

async function send<Item extends { agent?: AgentReference }>(
  scope: Scope,
  { gone, signal }: Waiting,
  open: (scope: Scope, signal: AbortSignal) => Promise<OpenExport<Item>>,
  format: FileFormat<Item>,
  nameAgent: NameAgent,
): Promise<Response> {
  const release = takeExportSlot();
  const calls = await open(scope, signal).catch((error: unknown) => {
    release();
    throw error;
  });
  const write = (items: Item[]) => format.write(items.map((call) => withAgentName(call, nameAgent)));
  return new Response(streamFile(calls, { head: format.head, write }, gone, release), {
    headers: {
      "content-type": format.contentType,
      "content-disposition": contentDisposition(scope.query, scope.zone, scope.asOf, format.extension),
      "x-total-count": String(calls.total),
      "cache-control": "no-store",
    },
  });
}

/**
 * All calls of a query as a file, in the query's order: `format=csv` (the default) with the query's columns, and a last
 * one for what was said with `transcript=1`; or `format=ndjson`, whole calls. Instants of a table are in the query's
 * zone, durations in seconds. The header `x-total-count` says how many calls there are in it.
 *
 * @throws CallboardError `bad_request` for a format that does not exist; `upstream_unavailable` where not all calls are
 *   here; `upstream_rate_limited` where too many exports run
 */
export async function exportCalls(
  reader: Reader,
  query: CallQuery,
  search: URLSearchParams,
  waiting: Waiting,
): Promise<Response> {
  const parsed = options.safeParse(Object.fromEntries(search));
  if (!parsed.success) {
    throw new CallboardError(
      "bad_request",
      "A file is of format=csv or format=ndjson, and has transcript=1 or not.",
    );
  }
  const { format, transcript } = parsed.data;
  const scope = await resolveScope(reader, query, waiting.signal);
  const { nameAgent } = await readAgentNames(scope.connection, waiting.signal, scope.database);
  if (format === "ndjson") return send(scope, waiting, openWhole, ndjson, nameAgent);
  return transcript === "1"
    ? send(scope, waiting, openWhole, csvWithTranscripts(query.columns, scope.zone), nameAgent)
    : send(scope, waiting, openRows, csvOfRows(query.columns, scope.zone), nameAgent);
}
