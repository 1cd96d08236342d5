import "server-only";
import type { Level } from "@/lib/calls/levels";
import { parseQuery } from "@/lib/calls/query/query";
import type { Share, SharedPage } from "@/lib/calls/shares";
import type { Reader, Shared } from "@/lib/server/access/reader";
import { connections } from "@/lib/server/connections";

/** A share as the database keeps it. */
export interface StoredShare {
  share_id: string;
  page: SharedPage;
  level: Level;
  connection_ids: number[];
  query: string;
  call_id: string | null;
  clip_from: number | null;
  clip_to: number | null;
  files: boolean;
  password_hash: string | null;
  frame_hosts: string[];
  created_at: number;
  created_by: string | null;
  created_by_name: string | null;
  expires_at: number;
  revoked_at: number | null;
  uses: number;
  last_used_at: number | null;
}

export const storedColumns = `share_id, page, level, connection_ids, query, call_id, clip_from, clip_to, files,
  password_hash, frame_hosts, created_at, created_by, created_by_name, expires_at, revoked_at, uses, last_used_at`;

/** The connections of a share that are still there. */
const connectionsOf = ({ connection_ids: ids }: StoredShare) =>
  connections().filter(({ connectionId }) => ids.includes(connectionId));

const clipOf = ({ clip_from: from, clip_to: to }: StoredShare) =>
  from === null || to === null ? undefined : { from, to };

const isoOf = (instant: number) => new Date(instant).toISOString();

/** What its owner sees of a share. */
export function describeShare(stored: StoredShare): Share {
  const clip = clipOf(stored);
  return {
    id: stored.share_id,
    page: stored.page,
    level: stored.level,
    connections: connectionsOf(stored).map(({ slug }) => slug),
    query: stored.query,
    ...(stored.call_id !== null && { call: stored.call_id }),
    ...(clip && { clip }),
    files: stored.files,
    hasPassword: stored.password_hash !== null,
    frameHosts: stored.frame_hosts,
    createdAt: isoOf(stored.created_at),
    ...(stored.created_by_name !== null && { createdBy: stored.created_by_name }),
    expiresAt: isoOf(stored.expires_at),
    ...(stored.revoked_at !== null && { revokedAt: isoOf(stored.revoked_at) }),
    uses: stored.uses,
    ...(stored.last_used_at !== null && { lastUsedAt: isoOf(stored.last_used_at) }),
  };
}

/** The reader that the visitors of a share are. */
export function toReader(stored: StoredShare): Reader & { share: Shared } {
  const shown = connectionsOf(stored);
  const [only] = shown;
  return {
    kind: "share",
    grants: shown.map((connection) => ({ connection, level: stored.level })),
    share: {
      id: stored.share_id,
      page: stored.page,
      query: parseQuery(new URLSearchParams(stored.query)).query,
      ...(stored.call_id !== null && { call: { connection: only?.slug ?? "", id: stored.call_id } }),
      clip: clipOf(stored),
      files: stored.files,
    },
  };
}
