import "server-only";
import type { CallboardError } from "@/lib/server/errors";

/** The API's answer for an error. */
export function errorResponse(error: CallboardError): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  if (error.retryAfter !== undefined) headers.set("retry-after", String(Math.ceil(error.retryAfter)));
  return Response.json({ error: error.toApiError() }, { status: error.status, headers });
}
