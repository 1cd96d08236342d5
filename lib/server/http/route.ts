import "server-only";
import type { Notice } from "@/lib/calls/answers";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { sharedDefaults } from "@/lib/calls/query/place";
import { parseQuery } from "@/lib/calls/query/query";
import { requestDeadline } from "@/lib/server/deadlines";
import { toCallboardError } from "@/lib/server/to-callboard-error";
import type { Permission } from "@/lib/server/access/policy";
import { readerWith, type Reader } from "@/lib/server/access/reader";
import { withRequestId } from "@/lib/server/request-id";
import { shareReader } from "@/lib/server/shares/open-share";
import { untilAborted } from "@/lib/server/until-aborted";
import { endWithSession } from "./end-with-session";
import { requireSameOrigin } from "./same-origin";
import { takeRequest } from "./rate-limit";
import { measured } from "./timing";

interface RouteOptions {
  /** The permission that the route needs. */
  access: Permission;
  /** Names of parameters that are the route's own and no part of the query. */
  own?: readonly string[];
}

interface RouteInput<Path> {
  /** Has only the grants that suffice for the permission. */
  reader: Reader;
  query: CallQuery;
  path: Path;
  /** What the paths of the reader's pages begin with: empty, or `/s/` and the token of the share. */
  base: string;
  /** All parameters of the URL, for those that are the route's own. */
  search: URLSearchParams;
  request: Request;
  /** Aborts when the client disconnects, or when the request has taken too long. */
  signal: AbortSignal;
}

/** A verb's own response. For HEAD, cancels the body so that its stream closes. */
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
    { headers: { "cache-control": "private, no-store", "server-timing": serverTiming } },
  );
}

/** The parameters that a query is read from. */
function queryPart(search: URLSearchParams, own: readonly string[]): URLSearchParams {
  return new URLSearchParams([...search].filter(([name]) => !own.includes(name)));
}

/** The token of the share that an address belongs to: what stands in the place of `[share]` in its path. */
const tokenOf = (path: unknown): string | undefined =>
  typeof path === "object" && path !== null && "share" in path && typeof path.share === "string"
    ? path.share
    : undefined;

/** @throws CallboardError if the request may not have the permission */
async function authorize(access: Permission, request: Request, path: unknown): Promise<Reader> {
  const token = tokenOf(path);
  const reader =
    token === undefined || access === "public"
      ? await readerWith(access, request.headers)
      : await shareReader(access, token, request.headers);
  const isRead = request.method === "GET" || request.method === "HEAD";
  // What is public to read is public to other web sites, too; to sign a browser in or out is not.
  if (!(access === "public" && isRead) && reader.kind !== "job") requireSameOrigin(request);
  return reader;
}

/**
 * A route handler: checks the permission, reads the query of the URL, runs a verb, answers with JSON, or with the
 * verb's own response. What was not understood of the URL stands in `notices`.
 */
export function route<Path = Record<never, string>>(
  { access, own = [] }: RouteOptions,
  verb: (input: RouteInput<Path>) => unknown,
) {
  const handle = async (request: Request, context: { params: Promise<Path> }): Promise<Response> => {
    const timeout = AbortSignal.timeout(requestDeadline);
    const signal = AbortSignal.any([request.signal, timeout]);
    try {
      takeRequest(request.headers);
      const path = await context.params;
      const reader = await authorize(access, request, path);
      const search = new URL(request.url).searchParams;
      const { query, notices } = parseQuery(
        queryPart(search, own),
        reader.share && sharedDefaults(reader.share.query),
      );
      const base = reader.share ? `/s/${tokenOf(path) ?? ""}` : "";
      const input = { reader, query, path, base, search, request, signal };
      const { result, serverTiming } = await measured(() =>
        untilAborted(Promise.resolve(verb(input)), signal),
      );
      return result instanceof Response
        ? await pass(endWithSession(result, { reader, access, headers: request.headers }), request.method)
        : answer(result, notices, serverTiming);
    } catch (error) {
      // 499: the client no longer waits for the answer.
      if (request.signal.aborted) return new Response(null, { status: 499 });
      return toCallboardError(error, timeout).toResponse();
    }
  };
  return (request: Request, context: { params: Promise<Path> }): Promise<Response> =>
    withRequestId(() => handle(request, context));
}
