import "server-only";
import type { Notice } from "@/lib/calls/answers";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { parseQuery } from "@/lib/calls/query/query";
import { requestDeadline } from "@/lib/server/deadlines";
import type { CallboardError } from "@/lib/server/errors";
import { toCallboardError } from "@/lib/server/to-callboard-error";
import { currentReader, type Reader } from "@/lib/server/access/reader";
import { untilAborted } from "@/lib/server/until-aborted";
import { measured } from "./timing";

interface RouteInput<Path> {
  reader: Reader;
  query: CallQuery;
  path: Path;
  /** All parameters of the URL, for those that are the route's own. */
  search: URLSearchParams;
  request: Request;
  /** Aborts when the reader goes away, or has waited long enough. */
  signal: AbortSignal;
}

function errorResponse(error: CallboardError): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  if (error.retryAfter !== undefined) headers.set("retry-after", String(Math.ceil(error.retryAfter)));
  return Response.json({ error: error.toApiError() }, { status: error.status, headers });
}

/** A verb's own response; who asks for its head only leaves the body to nobody, who would never end it. */
async function pass(response: Response, method: string): Promise<Response> {
  if (method !== "HEAD") return response;
  await response.body?.cancel();
  return new Response(null, { status: response.status, headers: response.headers });
}

function answer(result: unknown, notices: Notice[], serverTiming: string): Response {
  const body = Object.assign({}, result);
  const own = "notices" in body && Array.isArray(body.notices) ? (body.notices as Notice[]) : [];
  return Response.json(
    { ...body, notices: [...notices, ...own] },
    { headers: { "cache-control": "no-store", "server-timing": serverTiming } },
  );
}

/** The parameters that a query is read from. */
function queryPart(search: URLSearchParams, own: readonly string[]): URLSearchParams {
  return new URLSearchParams([...search].filter(([name]) => !own.includes(name)));
}

/**
 * A route handler: reads the query of the URL, runs a verb, answers with JSON, or with the verb's own response.
 * What was not understood of the URL stands in `notices`.
 *
 * @param own names of parameters that are the route's own and no part of the query
 */
export function route<Path = Record<never, string>>(
  verb: (input: RouteInput<Path>) => unknown,
  own: readonly string[] = [],
) {
  return async (request: Request, context: { params: Promise<Path> }): Promise<Response> => {
    const timeout = AbortSignal.timeout(requestDeadline);
    const signal = AbortSignal.any([request.signal, timeout]);
    try {
      const search = new URL(request.url).searchParams;
      const { query, notices } = parseQuery(queryPart(search, own));
      const path = await context.params;
      const input = { reader: currentReader(), query, path, search, request, signal };
      const { result, serverTiming } = await measured(() =>
        untilAborted(Promise.resolve(verb(input)), signal),
      );
      return result instanceof Response
        ? await pass(result, request.method)
        : answer(result, notices, serverTiming);
    } catch (error) {
      // 499: nobody waits for the answer any more.
      if (request.signal.aborted) return new Response(null, { status: 499 });
      return errorResponse(toCallboardError(error, timeout));
    }
  };
}
