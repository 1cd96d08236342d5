import "server-only";
import { createHmac } from "node:crypto";
import { LRUCache } from "lru-cache";
import { writeAudit, type AuditAction } from "@/lib/server/audit/write-audit";
import { clientAddress } from "@/lib/server/http/client-address";
import { perProcess } from "@/lib/server/per-process";
import type { Database } from "@/lib/server/postgres/database";
import { deriveKey } from "@/lib/server/secrets/keys";

const dayLength = 86_400_000;

/** Visits of today that are noted: an answer of the API costs no statement. */
const noted = () => perProcess("share visits", () => new LRUCache<string, true>({ max: 5_000 }));

/** A visitor as far as the address tells, without the address. */
const visitorOf = (headers: Headers, action: AuditAction) =>
  createHmac("sha256", deriveKey("share visitors"))
    .update(`${action} ${clientAddress(headers) ?? ""}`)
    .digest("base64url")
    .slice(0, 16);

/**
 * Notes in the audit log that a share was used or refused: once for each visitor and day.
 * @param isOpening a page of it is opened, which counts each time
 */
export async function noteVisit(
  database: Database,
  id: string,
  headers: Headers,
  { action, isOpening }: { action: "share.use" | "share.refuse"; isOpening: boolean },
): Promise<void> {
  const now = Date.now();
  const day = Math.floor(now / dayLength);
  const visitor = visitorOf(headers, action);
  const key = `${id} ${day} ${visitor}`;
  const isKnown = noted().has(key);
  if (isKnown && !isOpening) return;
  await database.transaction(async (queries) => {
    const added = isKnown
      ? []
      : await queries.query(
          "insert into share_visits (share_id, day, visitor) values ($1, $2, $3) on conflict do nothing returning day",
          [id, day, visitor],
        );
    if (added.length > 0) {
      await queries.query("delete from share_visits where share_id = $1 and day < $2", [id, day]);
      await writeAudit(queries, { reader: { kind: "share" }, share: id, headers }, { action, subject: id });
    }
    if (action === "share.use" && (isOpening || added.length > 0)) {
      await queries.query("update shares set uses = uses + 1, last_used_at = $2 where share_id = $1", [
        id,
        now,
      ]);
    }
  });
  noted().set(key, true);
}
