import "server-only";
import { log } from "@/lib/server/log";
import { onNotification } from "@/lib/server/postgres/listen";
import type { Database } from "@/lib/server/postgres/database";
import { createWakeableTimer } from "@/lib/server/sync/wakeable-timer";
import { deleteRemoved } from "./delete-calls";

/** ms between looks, and until the next one while a sync has not ended. */
const intervals = { look: 60_000, again: 500 } as const;

/** Deletes the calls of connections that are removed with them, also of those that another process began. @returns what ends it */
export function followRemovals(database: Database): () => Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  const timer = createWakeableTimer();
  const forget = onNotification(({ topic }) => {
    if (topic === "connection") timer.wake();
  });
  const run = async () => {
    while (!signal.aborted) {
      const isDone = await deleteRemoved(database, signal).catch((error: unknown) => {
        if (!signal.aborted) log.warn({ error }, "The calls of a removed connection could not be deleted.");
        return true;
      });
      await timer.wait(isDone ? intervals.look : intervals.again, signal);
    }
  };
  const ended = run();
  return () => {
    forget();
    stop.abort();
    return ended;
  };
}
