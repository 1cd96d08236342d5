import "server-only";
import type { ClosedWindow } from "@/lib/server/sources/source";
import { isLate, type SyncContext } from "../../context";
import { readWindow } from "./read-window";

/** Windows under way at once: one is read while the one before it ends and is stored. */
const most = 2;

/** Gives one window after another. */
export interface WindowPlan {
  /** @param taken windows that are being read @returns undefined if there is none (as long as those are) */
  next(taken: readonly ClosedWindow[]): Promise<ClosedWindow | undefined>;
  /** Learns how many calls a window has; `tooMany`: it was not read, and has to be planned in smaller ones. */
  learn(window: ClosedWindow, calls: number, tooMany: boolean): void;
}

/**
 * Reads and stores the windows of a plan. The requests of the next window are queued behind those of the one before, so
 * that the latency of an answer costs no rate.
 * @throws CallboardError as the source does; nothing is under way then
 */
export async function fill(context: SyncContext, plan: WindowPlan, outer: AbortSignal): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([outer, stop.signal]);
  const underWay = new Map<ClosedWindow, Promise<void>>();

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
        const read = () => readWindow(context, window, signal, { plan, lined: resolve });
        const ended = context.lockRange(window, read).finally(() => underWay.delete(window));
        underWay.set(window, ended);
        ended.then(resolve, reject);
      });
    }
  } finally {
    stop.abort();
    await Promise.allSettled(underWay.values());
  }
}
