import "server-only";
import type { ClosedWindow } from "@/lib/server/sources/walk-calls";
import { isLate, keep, type SyncContext } from "./context";
import { usualCalls } from "./next-window";
import { shortest, walkWhole } from "./walk-whole";
import { walkWindow } from "./walk-window";

/** Windows under way at once: one is read while the one before it ends and is stored. */
const most = 2;

/** Gives one window after another. */
export interface WindowPlan {
  /** @param taken windows that are being read @returns undefined where there is none (as long as those are) */
  next(taken: readonly ClosedWindow[]): Promise<ClosedWindow | undefined>;
  /** Hears how many calls a window has; `tooMany`: it was not read, and has to be planned in smaller ones. */
  learn(window: ClosedWindow, calls: number, tooMany: boolean): void;
}

/**
 * Reads and stores the windows of a plan. The requests of the next window are in limit behind those of the one before, so
 * that the time of an answer costs none.
 * @throws CallboardError as the source does; nothing is under way then
 */
export async function fill(context: SyncContext, plan: WindowPlan, outer: AbortSignal): Promise<void> {
  const { connection, limit, now, lockRange } = context;
  const stop = new AbortController();
  const signal = AbortSignal.any([outer, stop.signal]);
  const mostPages = Math.ceil((2 * usualCalls) / connection.source.capabilities.maxPageSize);
  const options = { limit, signal, mostPages, now };
  const underWay = new Map<ClosedWindow, Promise<void>>();

  async function read(window: ClosedWindow, lined: () => void): Promise<void> {
    const at = now();
    const own = window.end - window.start > shortest ? options : { ...options, mostPages: Infinity };
    const outcome = await walkWindow(connection.source, window, own, lined);
    if (outcome.kind === "large") return plan.learn(window, outcome.calls, true);
    plan.learn(window, outcome.calls.length + outcome.unreadable, false);
    for await (const part of walkWhole(connection.source, window, options, { of: outcome, at })) {
      await keep(context, part);
    }
  }

  try {
    for (;;) {
      signal.throwIfAborted();
      const window =
        underWay.size < most && !isLate(context) ? await plan.next([...underWay.keys()]) : undefined;
      if (window === undefined) {
        if (underWay.size === 0) return;
        await Promise.race(underWay.values());
        continue;
      }
      await new Promise<void>((resolve, reject) => {
        const ended = lockRange(window, () => read(window, resolve)).finally(() => underWay.delete(window));
        underWay.set(window, ended);
        ended.then(resolve, reject);
      });
    }
  } finally {
    stop.abort();
    await Promise.allSettled(underWay.values());
  }
}
