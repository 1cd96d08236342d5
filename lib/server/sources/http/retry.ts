import "server-only";
import type { CallboardError } from "@/lib/server/errors";
import { sleep, type Clock } from "./clock";

/** What came of one attempt. Expected failures are values, so that nothing is retried by accident. */
export type Attempt<T> =
  | { value: T }
  | {
      error: CallboardError;
      /** `once`: one more try at most, for what is probably but not surely permanent. */
      retry: "never" | "once" | "backoff";
      /** Milliseconds that the upstream asked to wait. */
      wait?: number | undefined;
      /** The upstream has refused a token that can be fetched again. */
      refused?: boolean | undefined;
    };

export interface RetryOptions {
  clock: Clock;
  /** The moment by the clock at which the request must have ended. */
  deadline: number;
  /** From 0 to below 1. */
  random: () => number;
  attempts?: number;
}

const firstDelay = 300;
const longestDelay = 4000;

/**
 * Tries until it succeeds, cannot succeed, or a further try would begin after the deadline. Waits as long
 * as the upstream asked, else exponentially with full jitter.
 * @throws CallboardError of the last attempt; the signal's reason when it aborts
 */
export async function withRetries<T>(
  attempt: () => Promise<Attempt<T>>,
  signal: AbortSignal,
  { clock, deadline, random, attempts = 3 }: RetryOptions,
): Promise<T> {
  for (let count = 1; ; count += 1) {
    signal.throwIfAborted();
    const outcome = await attempt();
    if ("value" in outcome) return outcome.value;
    const allowed = { never: 1, once: Math.min(2, attempts), backoff: attempts }[outcome.retry];
    if (count >= allowed) throw outcome.error;
    const delay = outcome.wait ?? random() * Math.min(longestDelay, firstDelay * 2 ** count);
    if (clock.now() + delay >= deadline) throw outcome.error;
    await sleep(clock, delay, signal);
  }
}
