import "server-only";
import type { Reader } from "@/lib/server/access/reader";
import type { Queries } from "@/lib/server/postgres/database";
import { clientAddress } from "@/lib/server/http/client-address";

/** What the audit log tells of. */
export const auditActions = [
  "call.reveal",
  "calls.export",
  "connection.add",
  "connection.change",
  "connection.remove",
  "data.erase",
  "data.extract",
  "grant.change",
  "person.add",
  "person.change",
  "person.invite",
  "person.remove",
  "retention.change",
  "share.create",
  "share.refuse",
  "share.revoke",
  "share.use",
  "sign-in",
  "sign-in.fail",
  "sign-out",
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Who did it: a reader, or no one that is known. */
export interface Actor {
  reader?: Pick<Reader, "kind" | "person"> | undefined;
  /** The id of the share, for its visitors. */
  share?: string;
  /** The headers of the request. */
  headers?: Headers | undefined;
}

interface AuditEvent {
  action: AuditAction;
  connectionId?: number | undefined;
  /** An id of ours or of an upstream. */
  subject?: string | undefined;
  /** What else is to be known: no words, numbers or names of callers, and no secrets. */
  details?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

function kindOf({ reader, share }: Actor) {
  if (share !== undefined) return "share";
  if (reader?.person) return "person";
  return reader?.kind === "job" ? "job" : "stranger";
}

/** Notes in the audit log what was done, in the transaction that does it where there is one. */
export async function writeAudit(
  { query }: Pick<Queries, "query">,
  actor: Actor,
  { action, connectionId, subject, details = {} }: AuditEvent,
): Promise<void> {
  const { reader, share, headers } = actor;
  await query(
    `insert into audit_events (at, action, actor_kind, actor_id, actor_name, address, connection_id, subject, details)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      Date.now(),
      action,
      kindOf(actor),
      share ?? reader?.person?.id,
      reader?.person?.name,
      headers && clientAddress(headers),
      connectionId,
      subject,
      JSON.stringify(details),
    ],
  );
}
