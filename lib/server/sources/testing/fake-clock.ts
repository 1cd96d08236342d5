import "server-only";
import type { Clock } from "../http/clock";

export interface FakeClock extends Clock {
  /** Lets so many milliseconds pass, timer by timer, with everything that follows from each. */
  advance(milliseconds: number): Promise<void>;
  /** Lets time pass until the promise is settled. */
  settle<T>(promise: Promise<T>): Promise<T>;
}

export function createFakeClock(): FakeClock {
  let now = 1_000_000;
  const timers = new Set<{ at: number; callback: () => void }>();
  const idle = () => new Promise<void>((resolve) => setImmediate(resolve));

  async function step(until: number): Promise<boolean> {
    await idle();
    const [next] = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
    if (!next) return false;
    timers.delete(next);
    now = Math.max(now, next.at);
    next.callback();
    return true;
  }

  return {
    now: () => now,
    setTimer(callback, milliseconds) {
      const timer = { at: now + Math.max(0, milliseconds), callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(milliseconds) {
      const until = now + milliseconds;
      while (await step(until));
      now = until;
      await idle();
    },
    async settle(promise) {
      let settled = false;
      const mark = () => void (settled = true);
      promise.then(mark, mark);
      for (let steps = 0; !settled && steps < 100_000; steps += 1) await step(Number.POSITIVE_INFINITY);
      return promise;
    },
  };
}
