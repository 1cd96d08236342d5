import "server-only";
import type { Clock } from "./clock";
import type { Slot, SlotRequest } from "./slot";

export interface Waiter extends SlotRequest {
  grant(slot: Slot): void;
  reject(error: unknown): void;
}

/** Requests that wait for a slot, interactive ones first, each group in order of arrival. */
export function createQueue(clock: Clock, tooLate: () => Error) {
  const waiting = { interactive: new Set<Waiter>(), background: new Set<Waiter>() };

  const remove = (waiter: Waiter) => waiting[waiter.priority].delete(waiter);

  return {
    remove,

    size: () => waiting.interactive.size + waiting.background.size,

    /** Waits until it is granted a slot, its signal aborts, or its deadline passes. */
    join(request: SlotRequest): Promise<Slot> {
      return new Promise((resolve, reject) => {
        const leave = () => {
          remove(waiter);
          cancel();
          request.signal.removeEventListener("abort", abort);
        };
        const waiter: Waiter = {
          ...request,
          grant(slot) {
            leave();
            resolve(slot);
          },
          reject(error) {
            leave();
            reject(error);
          },
        };
        const abort = () => waiter.reject(request.signal.reason);
        const cancel = clock.setTimer(() => waiter.reject(tooLate()), request.deadline - clock.now());
        request.signal.addEventListener("abort", abort, { once: true });
        waiting[request.priority].add(waiter);
      });
    },

    first(withBackground: boolean): Waiter | undefined {
      const [interactive] = waiting.interactive;
      if (interactive || !withBackground) return interactive;
      const [background] = waiting.background;
      return background;
    },

    rejectWhere(isHopeless: (waiter: Waiter) => boolean): void {
      for (const waiter of [...waiting.interactive, ...waiting.background]) {
        if (isHopeless(waiter)) waiter.reject(tooLate());
      }
    },
  };
}
