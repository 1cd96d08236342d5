import "server-only";
import { CallboardError } from "@/lib/server/errors";
import { BodyTooLong } from "@/lib/server/read-body";
import { isPage } from "./between";
import { ForbiddenAddress } from "./open-address";
import { TimedOut } from "./timeout";
import type { Upstream } from "./upstream";

/** Whether a request failed because its answer is longer than may be read. */
export const isTooLong = (error: unknown): boolean =>
  error instanceof CallboardError && error.cause instanceof BodyTooLong;

/** The error for a request that got no complete answer. The original one stays behind: it may hold URLs. */
export function unreachable(error: unknown, { name, settings }: Upstream): CallboardError {
  if (error instanceof BodyTooLong) {
    const message = `${name}'s answer is too long. Ask for fewer calls a page.`;
    return new CallboardError("upstream_malformed", message, { cause: error });
  }
  if (error instanceof TimedOut) {
    return new CallboardError(
      "upstream_unavailable",
      `${name} did not answer in time. Try again in a moment.`,
    );
  }
  if (error instanceof ForbiddenAddress) {
    const message = `${name}'s address is not on the internet. Enter the public https:// address in ${settings.address}.`;
    return new CallboardError("upstream_rejected", message);
  }
  const code = codeOf(error);
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    const advice = `Check the network and ${settings.address}.`;
    return new CallboardError("upstream_unavailable", `${name}'s address was not found (${code}). ${advice}`);
  }
  const detail = code === undefined ? "" : ` (${code})`;
  return new CallboardError(
    "upstream_unavailable",
    `The connection to ${name} failed or was cut off${detail}. Try again in a moment.`,
  );
}

/**
 * The error for a success that is not what the reference promises.
 * @param body a page in it comes from something else, such as the sign-in of a network
 */
export function malformed(
  { name, settings }: Pick<Upstream, "name" | "settings">,
  body = "",
): CallboardError {
  return new CallboardError(
    "upstream_malformed",
    isPage(body)
      ? `A web page came in place of ${name}'s answer. A proxy, a firewall or a network sign-in sent it. Check this server's outgoing network and ${settings.address}.`
      : `${name}'s answer is not what its reference says. Try again; if it stays so, check ${settings.all}.`,
  );
}

/** The system's code for a network failure, such as ECONNREFUSED. */
function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? (error.cause ?? error) : undefined;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
  return typeof code === "string" && /^[A-Z][A-Z_]{2,40}$/.test(code) ? code : undefined;
}
