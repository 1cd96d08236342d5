import "server-only";
import { z } from "zod";
import type { CallRow } from "@/lib/calls/call";
import { visibleColumns } from "@/lib/calls/fields/columns";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { formatCount } from "@/lib/calls/format/number";
import { maskCalls } from "../access/mask";
import type { Reader } from "../access/reader";
import { CallboardError } from "../errors";
import { openSnapshot, type OpenSnapshot } from "../postgres/open-snapshot";
import { countLoaded, toCoverage } from "../query/count-loaded";
import { followReader, planQuery, resolve, type PlannedQuery, type ResolvedQuery } from "../query/resolve";
import { askStore } from "../store/ask-store";
import { rowDepth, streamCalls, wholeDepth, type ExportDepth } from "../store/read/calls";
import { countTotal } from "../store/read/count-calls";
import type { CellContext } from "./export/cells";
import { contentDisposition } from "./export/file-name";
import { csvOfRows, csvWithTranscripts, ndjson, type FileFormat } from "./export/formats";
import { streamFile, takeExportSlot } from "./export/stream";

const options = z.object({
  format: z
    .string()
    .toLowerCase()
    .pipe(z.enum(["csv", "ndjson"]))
    .default("csv"),
  transcript: z.enum(["0", "1"]).default("0"),
});

/** Names of the parameters that are no part of the query. */
export const exportParameters = ["format", "transcript"];

interface ExportRequest {
  /** Where the reader opens Callboard, for the links of a table. */
  origin: string;
  /** Aborts when the reader goes away. */
  gone: AbortSignal;
  /** Aborts when the reader goes away, or has waited long enough for the file to begin. */
  signal: AbortSignal;
}

/** Why a file cannot be made yet. */
async function notLoaded(
  snapshot: OpenSnapshot,
  resolved: ResolvedQuery,
  signal: AbortSignal,
): Promise<CallboardError> {
  const counts = await countLoaded(snapshot.queries, resolved);
  const { loaded, expected = 0 } = await toCoverage(resolved, counts, signal);
  const of = expected < loaded ? "" : ` of ${formatCount(expected, "en")}`;
  return new CallboardError(
    "upstream_unavailable",
    `A file needs every call of the range, and ${formatCount(loaded, "en")}${of} are loaded so far. Try again later, or choose a shorter range of time.`,
    { retryAfter: 60 },
  );
}

async function open<Item extends CallRow>(
  planned: PlannedQuery,
  snapshot: OpenSnapshot,
  depth: ExportDepth<Item>,
  signal: AbortSignal,
) {
  const resolved = await resolve(snapshot.queries, planned);
  followReader(resolved);
  if (!resolved.complete) throw await notLoaded(snapshot, resolved, signal);
  const total = await countTotal(snapshot.queries, resolved.selection);
  const next = streamCalls(snapshot, resolved.selection, depth);
  const read = async () => maskCalls(await next(), planned.parts);
  return { total, read, close: snapshot.close };
}

async function send<Item extends CallRow>(
  planned: PlannedQuery,
  { gone, signal }: ExportRequest,
  depth: ExportDepth<Item>,
  format: FileFormat<Item>,
): Promise<Response> {
  const release = takeExportSlot();
  let snapshot: OpenSnapshot | undefined;
  try {
    const calls = await askStore(signal, async (database) => {
      snapshot = await openSnapshot(database, signal);
      return open(planned, snapshot, depth, signal);
    });
    return new Response(streamFile(calls, format, gone, release), {
      headers: {
        "content-type": format.contentType,
        "content-disposition": contentDisposition(planned.query, planned.zone, planned.now, format.extension),
        "x-total-count": String(calls.total),
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    release();
    await snapshot?.close();
    signal.throwIfAborted();
    throw error;
  }
}

/**
 * All calls of a query as a file, in the query's order: `format=csv` (the default) with the query's columns, id and link
 * of each call, and a last one for what was said with `transcript=1`; or `format=ndjson`, whole calls. A table shows the
 * start in the query's zone, the duration in seconds. The header `x-total-count` says how many calls there are in it.
 *
 * @throws CallboardError `bad_request` for a format that does not exist; `upstream_unavailable` if not all calls are
 *   loaded; `upstream_rate_limited` if too many exports run
 */
export async function exportCalls(
  reader: Reader,
  query: CallQuery,
  search: URLSearchParams,
  request: ExportRequest,
): Promise<Response> {
  const given = exportParameters.map((name) => [name, search.get(name) ?? undefined]);
  const parsed = options.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    throw new CallboardError("bad_request", "Set format to csv or ndjson, and transcript to 0 or 1.");
  }
  const { format, transcript } = parsed.data;
  const planned = await planQuery(reader, query, request.signal);
  if (format === "ndjson") return send(planned, request, wholeDepth, ndjson);
  const names = new Map(reader.grants.map(({ connection: { slug, name } }) => [slug, name]));
  const context: CellContext = {
    zone: planned.zone,
    origin: request.origin,
    connectionName: (slug) => names.get(slug) ?? slug,
  };
  const columns = visibleColumns(query.columns, reader.grants.length > 1);
  return transcript === "1"
    ? send(planned, request, wholeDepth, csvWithTranscripts(columns, context))
    : send(planned, request, rowDepth, csvOfRows(columns, context));
}
