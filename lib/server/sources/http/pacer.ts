import "server-only";
import { CallboardError } from "@/lib/server/errors";
import { systemClock, type Clock } from "./clock";
import { createLimits, type LimitOptions } from "./limits";
import { createReservations } from "./reservations";
import type { SharedPace } from "./shared-pace";
import type { Slot, SlotRequest } from "./slot";
import { waitInWords } from "./wait-in-words";
import { createQueue, type Waiter } from "./queue";

/** Holds the requests of one connection within the upstream's limits. */
export interface Pacer {
  /**
   * Waits for a turn.
   * @throws CallboardError `upstream_rate_limited`, at once where no turn can come before the deadline;
   *   the signal's reason when it aborts
   */
  acquire(request: SlotRequest): Promise<Slot>;
}

export interface PacerOptions extends LimitOptions {
  /** The upstream's name, for messages. */
  upstream: string;
  /**
   * Requests under way at once, 12 by default, so that answers that take a second cost no rate; two of them are kept for
   * interactive ones.
   */
  maxInFlight?: number;
  clock?: Clock;
  /** The pace that all processes on the account share; without it each process keeps to the limits by itself. */
  pace?: SharedPace | undefined;
}

export function createPacer({
  upstream,
  maxInFlight = 12,
  clock = systemClock,
  pace,
  ...rates
}: PacerOptions): Pacer {
  const limits = createLimits(rates);
  const queue = createQueue(clock, () => tooManyRequests());
  const shared = pace && createReservations(clock, pace, () => pump());
  let inFlight = 0;
  let cancelTimer: (() => void) | undefined;

  function tooManyRequests(): CallboardError {
    const seconds = Math.max(1, Math.ceil(limits.pause(clock.now()) / 1000));
    const daily = limits.exhausted(clock.now());
    return new CallboardError(
      "upstream_rate_limited",
      daily
        ? `${upstream}'s daily limit of requests is used up. It can be asked again when the limit is reset.`
        : `${upstream}'s request limit is used up for the moment. Try again in ${waitInWords(seconds)}.`,
      { retryAfter: seconds },
    );
  }

  const isHopeless = (waiter: Pick<Waiter, "deadline">) => {
    const now = clock.now();
    return limits.exhausted(now) || now + limits.pause(now) > waiter.deadline;
  };

  function pump(): void {
    cancelTimer?.();
    cancelTimer = undefined;
    for (let waiter = next(); waiter; waiter = next()) {
      const now = clock.now();
      const wait = waitAt(now);
      if (wait === undefined) return;
      if (wait > 0) {
        cancelTimer = clock.setTimer(pump, wait);
        return;
      }
      shared?.take();
      queue.remove(waiter);
      waiter.grant(open(limits.take(now)));
    }
  }

  /** ms until the next request may go out; undefined while a slot is being reserved. */
  function waitAt(now: number): number | undefined {
    const wait = limits.wait(now);
    return wait > 0 || !shared ? wait : shared.wait(now, queue.size(), limits.sharedRate());
  }

  const next = () =>
    inFlight >= maxInFlight ? undefined : queue.first(inFlight < Math.max(1, maxInFlight - 2));

  function open(sequence: number): Slot {
    inFlight += 1;
    let closed = false;
    return {
      done(answer) {
        if (closed) return 0;
        closed = true;
        inFlight -= 1;
        if (answer) limits.observe(sequence, answer.status, answer.headers, clock.now());
        if (answer?.status === 429) shared?.pause(limits.pause(clock.now()));
        queue.rejectWhere(isHopeless);
        pump();
        return limits.pause(clock.now());
      },
    };
  }

  return {
    async acquire(request) {
      request.signal.throwIfAborted();
      if (isHopeless(request)) throw tooManyRequests();
      const slot = queue.join(request);
      pump();
      return slot;
    },
  };
}
