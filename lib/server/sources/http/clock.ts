import "server-only";

/** Time as the sources see it, so that tests need not wait. */
export interface Clock {
  /** Milliseconds from any fixed point; never goes back. */
  now(): number;
  /** Calls back once after so many milliseconds; the answer cancels it. */
  setTimer(callback: () => void, milliseconds: number): () => void;
}

/** The longest time that `setTimeout` can wait; beyond it, it fires at once. */
const longestTimer = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => performance.now(),
  setTimer(callback, milliseconds) {
    const timer = setTimeout(callback, Math.min(longestTimer, Math.max(0, Math.ceil(milliseconds))));
    return () => clearTimeout(timer);
  },
};

/** Waits so many milliseconds. @throws the signal's reason as soon as it aborts */
export function sleep(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const abort = () => {
      cancel();
      reject(signal.reason);
    };
    const cancel = clock.setTimer(() => {
      signal.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", abort, { once: true });
  });
}
