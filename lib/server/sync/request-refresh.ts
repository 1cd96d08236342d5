import "server-only";
import { perProcess } from "@/lib/server/per-process";
import type { Database } from "@/lib/server/postgres/database";
import { notifySql } from "@/lib/server/postgres/notify";
import { runningSyncs } from "./running";

/** A list that is looked at shows what is no older than this, ms, or soon does. */
const freshFor = 5_000;

const requestedAt = () => perProcess("refresh requests", () => new Map<number, number>());

/** Wakes the sync of a connection if its newest calls were not just read. */
export function wakeRefresh(connectionId: number): void {
  const sync = runningSyncs().get(connectionId);
  if (sync && sync.now() - (sync.refreshedAt ?? 0) > freshFor) sync.headTimer.wake();
}

/**
 * Has the newest calls of a connection read, as a reader looks at a list of them: behind the answer, in whichever process
 * syncs the connection. Never throws: readers do not wait for it.
 */
export async function requestRefresh(database: Database, connectionId: number): Promise<void> {
  const now = Date.now();
  if (now - (requestedAt().get(connectionId) ?? 0) < freshFor) return;
  requestedAt().set(connectionId, now);
  wakeRefresh(connectionId);
  await database
    .query(`select ${notifySql("refresh", "$1::integer")}`, [connectionId])
    .catch(() => undefined);
}
