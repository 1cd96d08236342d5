import "server-only";
import { randomBytes } from "node:crypto";
import { config } from "@/lib/server/config";
import { connections } from "@/lib/server/connections";
import { CallboardError } from "@/lib/server/errors";
import { bringsSecret } from "./same-secret";

/** What a request is compared with if no secret is configured: an answer must not come sooner then. */
const nobodysSecret = randomBytes(32).toString("hex");

/**
 * Checks that a request brings the secret with which upstreams signal new calls of a connection.
 * @throws CallboardError `not_found` for another secret, and if there is no such connection or no secret for it
 */
export function requireSignalSecret(slug: string, request: Request): void {
  const own = config().connections.find((each) => each.slug === slug)?.signalSecret;
  const isKnown = connections().some((each) => each.slug === slug);
  const secret = isKnown ? (own ?? config().signalSecret) : undefined;
  if (!bringsSecret(request.headers, secret ?? nobodysSecret)) {
    throw new CallboardError("not_found", "There is nothing here. Check the address and the secret.");
  }
}
