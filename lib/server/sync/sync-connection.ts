import "server-only";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { log } from "@/lib/server/log";
import { isListening } from "@/lib/server/postgres/listen";
import { noteStoreFailure } from "@/lib/server/store/store-failure";
import { cutAgain } from "@/lib/server/store/write/cut-again";
import type { SyncContext } from "./context";
import { withLock, type SyncLock } from "./lock";
import { nameContacts } from "./name-contacts";
import { fillRound, headRound } from "./rounds";
import { readPhoneRecords } from "./phone-records/read-phone-records";
import { noteIdle, report } from "./states";
import { readCommands, type Commands } from "./commands";

/** ms between refreshes, between looks for other work, for phone records and for names, and for the right to sync. */
const intervals = { head: 15_000, fill: 5_000, phone: 30_000, names: 10_000, lock: 5_000 } as const;

/** ms between looks for commands: notifications tell of them, if they arrive. */
const commandInterval = () => (isListening() ? 15_000 : 1_000);

const longestBackoff = 5 * 60_000;

const rest = (milliseconds: number, signal: AbortSignal) =>
  pause(milliseconds, undefined, { signal }).catch(() => undefined);

/** Runs until one of them ends, ends the others, and waits for them. */
async function together(
  signal: AbortSignal,
  works: ((signal: AbortSignal) => Promise<void>)[],
): Promise<void> {
  const stop = new AbortController();
  const own = AbortSignal.any([signal, stop.signal]);
  const running = works.map((work) => work(own));
  try {
    await Promise.race(running);
  } finally {
    stop.abort();
    await Promise.allSettled(running);
  }
}

/** Hears commands that come from now on; returns when the sync is to pause. */
async function listen(context: SyncContext, lock: SyncLock, signal: AbortSignal): Promise<void> {
  let known: Commands | undefined;
  while (!signal.aborted) {
    // On the client that holds the lock: that it answers means that the lock is held.
    const commands = await readCommands(lock, context.connection.connectionId);
    if (commands.paused) return;
    const last = known ?? commands;
    if (commands.syncWantedAt !== null && commands.syncWantedAt !== last.syncWantedAt) {
      context.headTimer.wake();
      context.retryTimer.wake();
      context.phoneTimer.wake();
    }
    if (commands.recheckWantedAt !== null && commands.recheckWantedAt !== last.recheckWantedAt) {
      context.fillTimer.wake();
    }
    known = commands;
    await context.commandTimer.wait(commandInterval(), signal);
  }
}

async function work(context: SyncContext, lock: SyncLock, outer: AbortSignal): Promise<void> {
  // The head comes first, as everything else is told from it.
  await together(outer, [
    (signal) => listen(context, lock, signal),
    async (signal) => {
      await headRound(context, signal);
      await together(signal, [
        async (own) => {
          for (;;) {
            await context.headTimer.wait(intervals.head, own);
            own.throwIfAborted();
            await headRound(context, own);
          }
        },
        async (own) => {
          for (;;) {
            await fillRound(context, own);
            await context.fillTimer.wait(intervals.fill, own);
            own.throwIfAborted();
          }
        },
        async (own) => {
          for (;;) {
            await readPhoneRecords(context, own);
            await context.phoneTimer.wait(intervals.phone, own);
            own.throwIfAborted();
          }
        },
        async (own) => {
          while (await cutAgain(context.database, context.connection.connectionId)) own.throwIfAborted();
          await once(own, "abort");
        },
        async (own) => {
          for (;;) {
            await nameContacts(context, own);
            await context.namesTimer.wait(intervals.names, own);
            own.throwIfAborted();
          }
        },
      ]);
    },
  ]);
}

/** Waits until another try may help, or a reader wants one. */
async function recover(
  context: SyncContext,
  tries: number,
  least: number,
  signal: AbortSignal,
): Promise<void> {
  const backoff = Math.min(longestBackoff, 1_000 * 2 ** tries) * (0.5 + Math.random() / 2);
  await context.retryTimer.wait(Math.max(backoff, least * 1_000), signal);
}

async function waitWhilePaused(context: SyncContext, lock: SyncLock, signal: AbortSignal): Promise<void> {
  const isPaused = async () => (await readCommands(lock, context.connection.connectionId)).paused;
  if (!(await isPaused())) return;
  await noteIdle(context);
  do await context.commandTimer.wait(commandInterval(), signal);
  while (!signal.aborted && (await isPaused()));
}

async function syncHeld(context: SyncContext, lock: SyncLock, signal: AbortSignal): Promise<void> {
  let tries = 0;
  while (!signal.aborted) {
    await waitWhilePaused(context, lock, signal);
    const began = context.now();
    try {
      await work(context, lock, signal);
      tries = 0;
    } catch (error) {
      if (signal.aborted) return;
      tries = context.now() - began > longestBackoff ? 1 : tries + 1;
      const least = await report(context, error);
      // A command to sync now has to be heard meanwhile too.
      await together(signal, [
        (own) => recover(context, tries, least ?? 0, own),
        (own) => listen(context, lock, own),
      ]);
    }
  }
}

/**
 * Keeps the mirror of a connection equal to its upstream until `signal` aborts, whenever this process is the one that
 * may. Never throws: a database that is gone is waited for.
 */
export async function syncConnection(context: SyncContext, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await withLock(context, signal, async (lock, held) => {
        await syncHeld(context, lock, held);
        if (!lock.lost.aborted) await noteIdle(context);
      });
    } catch (error) {
      if (!signal.aborted) {
        noteStoreFailure(error);
        log.warn({ error }, "The sync cannot reach the database; it is tried again.");
      }
    }
    await rest(intervals.lock, signal);
  }
}
