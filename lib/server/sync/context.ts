import "server-only";
import type { Connection } from "@/lib/server/connections";
import type { Database } from "@/lib/server/postgres/database";
import { saveWindow, type WalkedWindow } from "@/lib/server/store/write/save-window";
import { createWakeableTimer, type WakeableTimer } from "./wakeable-timer";
import { createRangeLock, type RangeLock } from "./range-lock";
import { createConcurrencyLimit, type ConcurrencyLimit } from "./concurrency-limit";
import { usualCalls } from "./next-window";
import { createRate } from "./rate";
import { noteProgress, type Activity } from "./states";

/** Requests under way at once: enough that an answer of a second costs no rate. */
const width = 10;

/** What the sync of one connection works with in this process. */
export interface SyncContext {
  database: Database;
  connection: Connection;
  /** ms since the epoch */
  now: () => number;
  limit: ConcurrencyLimit;
  lockRange: RangeLock;
  rate: ReturnType<typeof createRate>;
  /** Wakes who waits for the next refresh, for further work, and for another try after a failure. */
  headTimer: WakeableTimer;
  fillTimer: WakeableTimer;
  retryTimer: WakeableTimer;
  /** Calls of a window. */
  callsAtOnce: number;
  /** No new window begins after this, ms since the epoch. */
  until?: number;
  /** When the newest calls were last read, ms since the epoch. */
  refreshedAt?: number;
  /** What is being done, told in `sync_states`. */
  doing: Set<Activity>;
  /** What the upstream says that there are in all, and when it said so. */
  expected?: { calls: number; at: number };
}

export function createContext(
  database: Database,
  connection: Connection,
  now: () => number = Date.now,
): SyncContext {
  return {
    database,
    connection,
    now,
    callsAtOnce: usualCalls,
    limit: createConcurrencyLimit(width),
    lockRange: createRangeLock(),
    rate: createRate(),
    headTimer: createWakeableTimer(),
    fillTimer: createWakeableTimer(),
    retryTimer: createWakeableTimer(),
    doing: new Set(),
  };
}

/** Whether nothing new is to begin. */
export function isLate({ until, now }: SyncContext): boolean {
  return until !== undefined && now() > until;
}

/** Stores a window that was walked, and how far the sync is. */
export async function keep(context: SyncContext, window: WalkedWindow): Promise<void> {
  const { database, connection, rate, now } = context;
  await saveWindow(database, connection.connectionId, window);
  rate.add(window.calls.length + window.unreadable, now());
  await noteProgress(context);
}
