import "server-only";
import { CallboardError } from "@/lib/server/errors";
import { authorizeJob, isJob } from "./authorize-job";
import { currentReader, jobReader } from "./current-reader";
import { isAtLeast, jobPermissions, policy, type Permission } from "./policy";
import type { Reader } from "./reader";

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
