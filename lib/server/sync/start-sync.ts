import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { Connection } from "@/lib/server/connections";
import type { Database } from "@/lib/server/postgres/database";
import { onNotification } from "@/lib/server/postgres/listen";
import { freshFor } from "@/lib/server/store/requests";
import { createContext, type SyncContext } from "./context";
import { syncConnection } from "./sync-connection";

/** ms that what is under way has to end. */
const grace = 1_500;

/**
 * Starts to keep the mirror equal to the upstreams.
 * @param reReadEvery all old calls are read again in this time, ms; undefined: never
 * @returns what ends it, within 2 s
 */
export function startSync(
  database: Database,
  connections: readonly Connection[],
  reReadEvery?: number,
): () => Promise<void> {
  const stop = new AbortController();
  const running = new Map<number, SyncContext>();
  const ended = connections.map((connection) => {
    const context = createContext(database, connection);
    context.reReadEvery = reReadEvery;
    // What the process before left may differ, if it was killed.
    context.verifyBefore = context.now();
    running.set(connection.connectionId, context);
    return syncConnection(context, stop.signal);
  });
  const forget = onNotification(({ topic, connectionId }) => {
    const context = running.get(connectionId);
    if (topic === "command") context?.commandTimer.wake();
    else if (topic === "range") context?.fillTimer.wake();
    else if (topic === "names") context?.namesTimer.wake();
    else if (topic === "refresh" && context && context.now() - (context.refreshedAt ?? 0) > freshFor) {
      context.headTimer.wake();
    }
  });
  return async () => {
    forget();
    stop.abort(new Error("The sync ends."));
    await Promise.race([Promise.all(ended), pause(grace, undefined, { ref: false })]);
  };
}
