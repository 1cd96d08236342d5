import "server-only";

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
