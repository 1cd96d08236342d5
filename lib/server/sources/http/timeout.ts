import "server-only";
import type { Clock } from "./clock";

/** What a deadline aborts with, to tell it from a caller who went away. */
export class TimedOut extends Error {
  override readonly name = "TimedOut";
}

/**
 * Runs work under a signal that aborts with the caller's, or with `TimedOut` after so many milliseconds.
 * Rejects at that moment, even if the work does not listen to its signal.
 * @throws the caller's abort reason, `TimedOut`, or what the work throws
 */
export async function withTimeout<T>(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  const cancel = clock.setTimer(() => controller.abort(new TimedOut("timed out")), milliseconds);
  const aborted = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () => reject(controller.signal.reason), { once: true });
  });
  try {
    return await Promise.race([work(controller.signal), aborted]);
  } catch (error) {
    // What fetch makes of an abort differs; the reason is what we mean.
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    cancel();
    signal.removeEventListener("abort", stop);
  }
}
