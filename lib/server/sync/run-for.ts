import "server-only";
import type { Connection } from "@/lib/server/connections";
import type { Database } from "@/lib/server/postgres/database";
import { createContext, type SyncContext } from "./context";
import { fillRound, headRound } from "./rounds";
import { readPhoneRecords } from "./phone-records/read-phone-records";
import { noteIdle, report } from "./states";
import { readCommands } from "./commands";
import { withLock } from "./lock";

/** What is not stored when the time is up is lost, so windows are small. */
const callsAtOnce = 400;

/** ms after its time in which what is under way may end. */
const grace = 2_000;

async function workOn(context: SyncContext, signal: AbortSignal): Promise<void> {
  await withLock(context, signal, async (lock, held) => {
    const { paused } = await readCommands(lock, context.connection.connectionId);
    if (paused) return;
    try {
      await headRound(context, held);
      const rounds = [fillRound(context, held), readPhoneRecords(context, held)];
      for (const round of await Promise.allSettled(rounds))
        if (round.status === "rejected") throw round.reason;
      await noteIdle(context);
    } catch (error) {
      if (!held.aborted) await report(context, error);
      else if (!lock.lost.aborted) await noteIdle(context);
    }
  });
}

/**
 * Does a part of the work of the syncs, for hosts on which nothing runs between requests. Where another process syncs a
 * connection, that goes on instead.
 * @param milliseconds after which nothing new begins
 * @param reReadEvery all old calls are read again in this time, ms; undefined: never
 */
export async function runFor(
  database: Database,
  connections: readonly Connection[],
  { milliseconds, reReadEvery }: { milliseconds: number; reReadEvery?: number | undefined },
  signal: AbortSignal,
): Promise<void> {
  const end = AbortSignal.any([signal, AbortSignal.timeout(milliseconds + grace)]);
  const limits = { callsAtOnce, until: Date.now() + milliseconds, reReadEvery };
  await Promise.all(
    connections.map((connection) => workOn(Object.assign(createContext(database, connection), limits), end)),
  );
}
