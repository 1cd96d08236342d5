import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { Connection } from "@/lib/server/connections";
import { log } from "@/lib/server/log";
import type { Database } from "@/lib/server/postgres/database";
import { readRetention } from "@/lib/server/store/retention";
import { expireCalls } from "@/lib/server/store/write/expire";

/** ms between looks for what is too old, and between two slices of the work. */
const intervals = { look: 15 * 60_000, slice: 250 } as const;
/** The longest that a slice should take, ms, and the calls of the first one and of the largest. */
const longest = 200;
const calls = { first: 10, most: 200 } as const;

/** Deletes a few calls. @returns whether there may be more */
async function expireSlice(database: Database, connectionId: number, most: number): Promise<boolean> {
  const days = await readRetention(database, connectionId);
  if (Object.values(days).every((each) => each === null)) return false;
  return database.transaction((queries) =>
    expireCalls(queries, connectionId, days, { now: Date.now(), most }),
  );
}

/**
 * Deletes all that a connection keeps no longer, in slices that delay no reader. Other processes may do the same: the
 * lock of the connection's writes lets one slice after another run.
 */
export async function expireConnection(
  database: Database,
  connectionId: number,
  signal: AbortSignal,
): Promise<void> {
  for (let most: number = calls.first; ;) {
    const began = performance.now();
    if (!(await expireSlice(database, connectionId, most))) return;
    const isSlow = performance.now() - began > longest;
    most = isSlow ? Math.max(1, Math.floor(most / 2)) : Math.min(calls.most, most * 2);
    await pause(intervals.slice, undefined, { signal });
  }
}

/**
 * Starts to delete what is older than it is to be kept, now and then.
 * @param connections those that are there at each look
 * @returns what ends it
 */
export function startRetention(
  database: Database,
  connections: () => readonly Pick<Connection, "connectionId">[],
): () => Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  const run = async () => {
    while (!signal.aborted) {
      try {
        for (const { connectionId } of connections()) await expireConnection(database, connectionId, signal);
      } catch (error) {
        if (!signal.aborted) log.warn({ error }, "Old calls could not be deleted; it is tried again.");
      }
      await pause(intervals.look, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };
  const ended = run();
  return () => {
    stop.abort();
    return ended;
  };
}
