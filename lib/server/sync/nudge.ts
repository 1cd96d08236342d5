import "server-only";
import { runningSyncs } from "./running";

/** A list that is looked at shows what is no older than this, ms, or soon does. */
const freshFor = 5_000;

/**
 * Has the newest calls of a connection read, as somebody looks at a list of them: behind the answer, and only if that has
 * not just been done. Where another process syncs the connection, that does so every quarter of a minute anyway.
 */
export function nudge(connectionId: number): void {
  const sync = runningSyncs().get(connectionId);
  if (sync && sync.now() - (sync.refreshedAt ?? 0) > freshFor) sync.headTimer.wake();
}
