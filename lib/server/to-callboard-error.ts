import "server-only";
import { randomUUID } from "node:crypto";
import { CallboardError } from "./errors";
import { log } from "./log";
import { requestId } from "./request-id";

/**
 * Turns whatever was thrown into an error that its reader may see; what is unknown is logged under an id.
 * @param deadline the signal that ends the request when its time is up
 */
export function toCallboardError(error: unknown, deadline: AbortSignal): CallboardError {
  if (error instanceof CallboardError) return error;
  if (deadline.aborted && error === deadline.reason) {
    return new CallboardError(
      "upstream_unavailable",
      "The answer was not there in time. Try again, or choose a shorter range of time.",
      { retryAfter: 5 },
    );
  }
  const id = requestId() ?? randomUUID();
  log.error({ id, error }, "unexpected error");
  return new CallboardError(
    "internal",
    `Something went wrong here. Try again; if it stays, report error ${id}.`,
  );
}
