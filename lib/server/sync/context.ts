import "server-only";
import type { Connection } from "@/lib/server/connections";
import type { Database } from "@/lib/server/postgres/database";
import { createWakeableTimer, type WakeableTimer } from "./wakeable-timer";
import {
  createConcurrencyLimit,
  createRangeLock,
  type ConcurrencyLimit,
  type RangeLock,
} from "./concurrency-limit";

/** Requests under way at once: enough that an answer of a second costs no rate. */
const mostRequests = 10;

/** Calls of a window: some forty full pages, so that the last page, which is not full, wastes little. */
export const usualCalls = 2_000;

/** UTF-16 units of calls that are held for a window: about as many for each usual call as a long one has. */
const mostUnits = 30_000_000;

/** ms over which a rate is told. */
const rateMemory = 15_000;

/** How many calls a second were read over the last while. */
function createRate() {
  let seen: { at: number; calls: number }[] = [];
  let since = 0;

  return {
    /** @param now ms since the epoch */
    add(calls: number, now: number): void {
      if (seen.length === 0) since = now - 1_000;
      seen.push({ at: now, calls });
    },
    perSecond(now: number): number {
      seen = seen.filter(({ at }) => at > now - rateMemory);
      const calls = seen.reduce((sum, each) => sum + each.calls, 0);
      return calls / (Math.max(1_000, Math.min(rateMemory, now - since)) / 1_000);
    },
  };
}

/** Windows in a row that do not add up until the upstream's counts are no longer believed. */
const mostFailures = 2;

/** How far what the upstream counts has proved to be right. */
function createTrust(pageSize: number) {
  let failures = 0;
  let pagesProved = false;
  return {
    /** @param calls how many were read */
    note(calls: number, verified: boolean): void {
      if (!verified) {
        failures += 1;
        pagesProved = false;
      } else if (calls > 0) {
        failures = 0;
        pagesProved ||= calls > pageSize;
      }
    },
    /** Windows do not add up: reading them again does not help. */
    isBroken: () => failures >= mostFailures,
    /** Several pages of one window have added up: they can be asked for at once. */
    hasProvedPages: () => pagesProved,
  };
}

/** What a sync can be doing. `refresh` is what it always does: it is reported only if it takes long. */
export type Activity = "backfill" | "recheck" | "verify" | "refresh";

/** What the sync of one connection works with in this process. */
export interface SyncContext {
  database: Database;
  connection: Connection;
  /** ms since the epoch */
  now: () => number;
  limit: ConcurrencyLimit;
  lockRange: RangeLock;
  rate: ReturnType<typeof createRate>;
  /** For the next refresh, for other work, and for the next try after a failure. */
  headTimer: WakeableTimer;
  fillTimer: WakeableTimer;
  retryTimer: WakeableTimer;
  /** For the next reading of phone records. */
  phoneTimer: WakeableTimer;
  /** For the next look for contacts without a name. */
  namesTimer: WakeableTimer;
  /** For the next look for commands. */
  commandTimer: WakeableTimer;
  /** Calls of a window, and UTF-16 units of calls that are held for it. */
  callsAtOnce: number;
  mostUnits: number;
  /** No new window begins after this, ms since the epoch. */
  until?: number;
  /** When the newest calls were last read, ms since the epoch. */
  refreshedAt?: number;
  /** What is being done, as `sync_states` reports it. */
  doing: Set<Activity>;
  /** How many calls the upstream counts in all, and when it did. */
  expected?: { calls: number; at: number };
  /** Everything was compared since this process began: before, a crash may have left something unread. */
  checked: boolean;
  /** Windows that were compared earlier are compared again, ms since the epoch. */
  verifyBefore: number;
  trust: ReturnType<typeof createTrust>;
  /** Requests that were sent so far. */
  requests: number;
  /** Work that is repeated on an upstream that does not add up begins no earlier, ms since the epoch; nor do names. */
  pausedUntil: { head: number; verify: number; names: number; old: number };
  /** All old calls are read again in this time, ms; undefined: never. */
  reReadEvery: number | undefined;
  /** Counts of everything that differed from ours in a row, and when the next difference is looked for. */
  differing: { count: number; until: number };
}

export function createContext(
  database: Database,
  connection: Connection,
  now: () => number = Date.now,
): SyncContext {
  const limit = createConcurrencyLimit(mostRequests);
  const context: SyncContext = {
    database,
    connection,
    now,
    callsAtOnce: usualCalls,
    mostUnits,
    limit: (request) =>
      limit(() => {
        context.requests += 1;
        return request();
      }),
    lockRange: createRangeLock(),
    rate: createRate(),
    headTimer: createWakeableTimer(),
    fillTimer: createWakeableTimer(),
    retryTimer: createWakeableTimer(),
    phoneTimer: createWakeableTimer(),
    namesTimer: createWakeableTimer(),
    commandTimer: createWakeableTimer(),
    doing: new Set(),
    checked: false,
    verifyBefore: 0,
    trust: createTrust(connection.source.feed.pageSize),
    requests: 0,
    pausedUntil: { head: 0, verify: 0, names: 0, old: 0 },
    reReadEvery: undefined,
    differing: { count: 0, until: 0 },
  };
  return context;
}

/** Whether nothing new is to begin. */
export function isLate({ until, now }: SyncContext): boolean {
  return until !== undefined && now() > until;
}
