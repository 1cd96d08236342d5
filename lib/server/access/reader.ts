import "server-only";
import type { Level } from "@/lib/calls/levels";
import { config } from "@/lib/server/config";
import type { Connection } from "@/lib/server/connections";
import { CallboardError } from "@/lib/server/errors";
import { currentReader, jobReader } from "./current-reader";
import { isAtLeast, jobPermissions, policy, type Permission } from "./policy";
import { bringsSecret } from "./same-secret";

export interface Grant {
  connection: Connection;
  level: Level;
}

/** Who asks, and what they may see of which connection. */
export interface Reader {
  kind: "session" | "share" | "job";
  grants: readonly Grant[];
}

/** Whether a request brings a secret, as cron jobs do. Proxies send other kinds of credentials to all routes. */
const isJob = ({ headers }: Request) => /^bearer\b/i.test(headers.get("authorization") ?? "");

/** @throws CallboardError `forbidden` if no secret is configured, `unauthenticated` for another secret */
function authorizeJob(request: Request): void {
  const { syncSecret } = config();
  if (syncSecret === undefined) {
    throw new CallboardError("forbidden", "No job may sync here. Set CALLBOARD_SYNC_SECRET to allow it.");
  }
  if (!bringsSecret(request, syncSecret)) {
    throw new CallboardError("unauthenticated", "This is not the secret that CALLBOARD_SYNC_SECRET holds.");
  }
}

function findReader(permission: Permission, request: Request | undefined): Reader {
  if (!request || !jobPermissions.includes(permission) || !isJob(request)) return currentReader();
  authorizeJob(request);
  return jobReader();
}

/**
 * The reader of a request, with the grants that suffice for a permission.
 * @throws CallboardError `forbidden` if the reader has connections, but none of them with the level that it needs
 */
export function readerWith(permission: Permission, request?: Request): Reader {
  const needed = policy[permission];
  if (needed === "none") return { kind: "session", grants: [] };
  const reader = findReader(permission, request);
  const grants = reader.grants.filter(({ level }) => isAtLeast(level, needed));
  if (grants.length === 0 && reader.grants.length > 0) {
    throw new CallboardError("forbidden", "Your access does not allow this. Ask an administrator for more.");
  }
  return { ...reader, grants };
}
