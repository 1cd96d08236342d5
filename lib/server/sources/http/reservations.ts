import "server-only";
import type { Clock } from "./clock";
import type { Rate, SharedPace } from "./shared-pace";
import { withTimeout } from "./timeout";

/** Slots of one reservation: few, so that the sync holds no more than these ahead of a reader in another process. */
const most = 3;
/** ms after which an unused slot is given up. The limits leave as much room. */
const usable = 200;
/** ms that a reservation may take, and for which the shared pace is not asked again after a failure. */
const timeout = 1_000;
const retryAfter = 5_000;

/**
 * The slots that this process has reserved. If the shared pace cannot be reached, its own limits are all that holds it.
 * @param changed is called when new slots are there
 */
export function createReservations(clock: Clock, pace: SharedPace, changed: () => void) {
  const never = new AbortController().signal;
  let slots: number[] = [];
  let pending = false;
  let failedUntil = Number.NEGATIVE_INFINITY;

  async function reserve(count: number, rate: Rate): Promise<void> {
    pending = true;
    const asked = clock.now();
    try {
      const waits = await withTimeout(clock, timeout, never, () => pace.reserve(count, rate));
      slots = waits.map((wait) => Math.max(asked, clock.now()) + wait);
    } catch {
      failedUntil = clock.now() + retryAfter;
    }
    pending = false;
    changed();
  }

  return {
    /**
     * ms until the next slot; undefined while one is being reserved.
     * @param wanted requests that wait
     */
    wait(now: number, wanted: number, rate: Rate): number | undefined {
      if (now < failedUntil) return 0;
      slots = slots.filter((at) => now <= at + usable);
      const [next] = slots;
      if (next !== undefined) return Math.max(0, next - now);
      if (!pending) void reserve(Math.max(1, Math.min(most, wanted)), rate);
      return undefined;
    },
    /** Uses the next slot. */
    take(): void {
      slots.shift();
    },
    pause(milliseconds: number): void {
      slots = [];
      pace.pause(milliseconds).catch(() => undefined);
    },
  };
}
