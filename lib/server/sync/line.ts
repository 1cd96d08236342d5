import "server-only";

/** Runs work in the order in which it came, so much of it at once. */
export type Line = <T>(work: () => Promise<T>) => Promise<T>;

export function createLine(width: number): Line {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (work) => {
    if (running >= width) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      // Who comes next takes over the place.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
