import "server-only";
import type { ClosedWindow } from "@/lib/server/sources/source";

/** Runs tasks in the order in which they were given, and at most so many at once. */
export type ConcurrencyLimit = <T>(task: () => Promise<T>) => Promise<T>;

export function createConcurrencyLimit(most: number): ConcurrencyLimit {
  const queue: (() => void)[] = [];
  let running = 0;

  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => queue.push(resolve));
    else running++;
    try {
      return await task();
    } finally {
      // The next task takes over the place.
      const next = queue.shift();
      if (next) next();
      else running--;
    }
  };
}

const overlap = (a: ClosedWindow, b: ClosedWindow) => a.start < b.end && b.start < a.end;

/**
 * Locks ranges of time for tasks that read and store them, so that an older reading never overwrites a newer one. A task
 * waits until the range that it wants is free.
 */
export function createRangeLock() {
  const locked = new Map<ClosedWindow, Promise<unknown>>();

  return async function lockRange<T>(window: ClosedWindow, task: () => Promise<T>): Promise<T> {
    for (let other = conflict(window); other; other = conflict(window)) await other.catch(() => undefined);
    const own = task();
    locked.set(window, own);
    try {
      return await own;
    } finally {
      locked.delete(window);
    }
  };

  function conflict(window: ClosedWindow): Promise<unknown> | undefined {
    for (const [other, task] of locked) if (overlap(window, other)) return task;
    return undefined;
  }
}

export type RangeLock = ReturnType<typeof createRangeLock>;
