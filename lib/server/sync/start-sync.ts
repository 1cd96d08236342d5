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

/** The sync of one connection. */
interface Running {
  context: SyncContext;
  stop: AbortController;
  ended: Promise<void>;
}

/** The syncs of a process. */
export interface Syncs {
  /** Ends those of connections that are not among these, or were changed, and begins those that are new. */
  update(connections: readonly Connection[]): void;
  /** Ends all of them, within 2 s. */
  stop(): Promise<void>;
}

/**
 * Starts to keep the mirror equal to the upstreams.
 * @param reReadEvery all old calls are read again in this time, ms; undefined: never
 */
export function startSync(database: Database, first: readonly Connection[], reReadEvery?: number): Syncs {
  const running = new Map<number, Running>();
  const ending = new Set<Promise<void>>();

  function begin(connection: Connection, after: Promise<void> = Promise.resolve()): void {
    const context = createContext(database, connection);
    context.reReadEvery = reReadEvery;
    // What the process before left may differ, if it was killed.
    context.verifyBefore = context.now();
    const stop = new AbortController();
    const ended = after.then(() => syncConnection(context, stop.signal));
    running.set(connection.connectionId, { context, stop, ended });
  }

  function end({ context, stop, ended }: Running): Promise<void> {
    stop.abort(new Error("The sync ends."));
    running.delete(context.connection.connectionId);
    ending.add(ended);
    return ended.finally(() => ending.delete(ended));
  }

  function update(connections: readonly Connection[]): void {
    for (const each of [...running.values()]) {
      const { connectionId } = each.context.connection;
      const wanted = connections.find((connection) => connection.connectionId === connectionId);
      if (wanted === each.context.connection) continue;
      const ended = end(each);
      if (wanted) begin(wanted, ended);
    }
    for (const connection of connections) if (!running.has(connection.connectionId)) begin(connection);
  }

  const forget = onNotification(({ topic, connectionId }) => {
    const context = running.get(connectionId)?.context;
    if (topic === "command") context?.commandTimer.wake();
    else if (topic === "range") context?.fillTimer.wake();
    else if (topic === "names") context?.namesTimer.wake();
    else if (topic === "refresh" && context && context.now() - (context.refreshedAt ?? 0) > freshFor) {
      context.headTimer.wake();
    }
  });
  update(first);
  return {
    update,
    async stop() {
      forget();
      for (const each of [...running.values()]) void end(each);
      await Promise.race([Promise.all(ending), pause(grace, undefined, { ref: false })]);
    },
  };
}
