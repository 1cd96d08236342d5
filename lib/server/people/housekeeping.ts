import "server-only";
import { config } from "@/lib/server/config";
import { log } from "@/lib/server/log";
import type { Database } from "@/lib/server/postgres/database";
import { announceFirstOwner } from "./join";

const hour = 3_600_000;
const day = 24 * hour;

/** Events that are deleted by one statement. */
const slice = 5_000;

/** Deletes what has expired: sessions, challenges, invitations, forgotten failures, and old events of the audit log. */
async function tidyPeople({ query }: Pick<Database, "query">, now: number, auditDays: number): Promise<void> {
  const at = new Date(now);
  await query("delete from sessions where expires_at < $1", [at]);
  await query("delete from verifications where expires_at < $1", [at]);
  await query("delete from invitations where expires_at < $1", [now]);
  await query("delete from attempts where greatest(last_at, waits_until) < $1", [now - day]);
  for (let deleted = slice; deleted === slice;) {
    const gone = await query(
      `delete from audit_events where event_id in (select event_id from audit_events where at < $1 order by at limit ${slice})
       returning event_id`,
      [now - auditDays * day],
    );
    deleted = gone.length;
  }
}

/** Says how to make the first owner, and tidies now and every few hours. @returns what ends it */
export function startHousekeeping(database: Database): () => Promise<void> {
  const tidy = () => {
    tidyPeople(database, Date.now(), config().auditDays).catch((error: unknown) =>
      log.warn({ error }, "What has expired could not be deleted; it is tried again."),
    );
  };
  const timer = setInterval(tidy, 6 * hour);
  timer.unref();
  tidy();
  announceFirstOwner(database).catch(() => undefined);
  return () => Promise.resolve(clearInterval(timer));
}
