import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { config } from "@/lib/server/config";
import { CallboardError } from "@/lib/server/errors";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Whether a request brings a secret, as cron jobs do. Proxies send other kinds of credentials to all routes. */
export const isJob = ({ headers }: Request) => /^bearer\b/i.test(headers.get("authorization") ?? "");

/** @throws CallboardError `forbidden` if no secret is configured, `unauthenticated` for another secret */
export function authorizeJob({ headers }: Request): void {
  const { syncSecret } = config();
  if (syncSecret === undefined) {
    throw new CallboardError("forbidden", "No job may sync here. Set CALLBOARD_SYNC_SECRET to allow it.");
  }
  const sent = (headers.get("authorization") ?? "").replace(/^bearer\s+/i, "");
  // Digests are of one length, so that the comparison takes one time.
  if (!timingSafeEqual(digest(sent), digest(syncSecret))) {
    throw new CallboardError("unauthenticated", "This is not the secret that CALLBOARD_SYNC_SECRET holds.");
  }
}
