import "server-only";
import type { CallKey } from "@/lib/calls/answers";
import type { Level } from "@/lib/calls/levels";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { Clip, SharedPage } from "@/lib/calls/shares";
import { config } from "@/lib/server/config";
import type { Connection } from "@/lib/server/connections";
import { CallboardError } from "@/lib/server/errors";
import { currentReader, jobReader } from "./current-reader";
import { isAtLeast, jobPermissions, needOf, type Permission } from "./policy";
import { bringsSecret } from "./same-secret";

export interface Grant {
  connection: Connection;
  level: Level;
  /** At level `masked`: single values of a call may be revealed, which the audit log notes. */
  mayReveal?: boolean;
}

/** A person who signed in. */
export interface Person {
  id: string;
  name: string;
  /** May do everything, with every connection. */
  isOwner: boolean;
}

/** What a share shows, whatever its visitors ask for. */
export interface Shared {
  id: string;
  page: SharedPage;
  /** Names no connections: these are the reader's. */
  query: CallQuery;
  /** The only call. */
  call?: CallKey | undefined;
  /** The only part of it, seconds from its start. */
  clip?: Clip | undefined;
  /** Whether visitors may take files. */
  files: boolean;
}

/** Who asks, and what they may see of which connection. */
export interface Reader {
  kind: "session" | "share" | "job";
  grants: readonly Grant[];
  /** Who signed in; absent for shares and jobs. */
  person?: Person;
  /** What the reader of a share is held to. */
  share?: Shared;
}

/** Whether a request brings a secret, as cron jobs do. Proxies send other kinds of credentials to all routes. */
const isJob = (headers: Headers) => /^bearer\b/i.test(headers.get("authorization") ?? "");

/** @throws CallboardError `forbidden` if no secret is configured, `unauthenticated` for another secret */
function authorizeJob(headers: Headers): void {
  const { syncSecret } = config();
  if (syncSecret === undefined) {
    throw new CallboardError("forbidden", "No job may sync here. Set CALLBOARD_SYNC_SECRET to allow it.");
  }
  if (!bringsSecret(headers, syncSecret)) {
    throw new CallboardError("unauthenticated", "This is not the secret that CALLBOARD_SYNC_SECRET holds.");
  }
}

function findReader(permission: Permission, headers: Headers): Promise<Reader> | Reader {
  if (!jobPermissions.includes(permission) || !isJob(headers)) return currentReader(headers);
  authorizeJob(headers);
  return jobReader();
}

const refuse = () => {
  throw new CallboardError("forbidden", "Your access does not allow this. Ask an administrator for more.");
};

/**
 * A reader with the grants that suffice for a permission.
 * @throws CallboardError `forbidden`
 */
export function limitTo(permission: Permission, reader: Reader): Reader {
  const needed = needOf(permission);
  if (needed === "none") return { ...reader, grants: [] };
  if (needed === "person") return reader.person ? reader : refuse();
  if (needed === "owner") return reader.person?.isOwner ? reader : refuse();
  const grants = reader.grants.filter(({ level }) => isAtLeast(level, needed));
  if (grants.length === 0 && reader.grants.length > 0) return refuse();
  return { ...reader, grants };
}

/**
 * The reader of a request, with the grants that suffice for a permission.
 * @throws CallboardError `unauthenticated` if no one is signed in; `forbidden` if the reader is no owner though it
 * takes one, or has connections, but none of them with the level that it needs
 */
export async function readerWith(permission: Permission, headers: Headers): Promise<Reader> {
  if (needOf(permission) === "none") return { kind: "session", grants: [] };
  const reader = await findReader(permission, headers);
  return limitTo(permission, reader);
}
