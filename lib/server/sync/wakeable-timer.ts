import "server-only";

/** A timer that can be woken early. */
export interface WakeableTimer {
  wake(): void;
  /** Waits so many ms, or until it is woken. If it was woken before, it does not wait. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export function createWakeableTimer(): WakeableTimer {
  let woken = false;
  let end: (() => void) | undefined;

  return {
    wake() {
      woken = true;
      end?.();
    },
    wait: (milliseconds, signal) =>
      new Promise<void>((resolve) => {
        end = () => {
          clearTimeout(timer);
          if (end) signal.removeEventListener("abort", end);
          end = undefined;
          woken = false;
          resolve();
        };
        const timer = setTimeout(end, woken || signal.aborted ? 0 : milliseconds);
        signal.addEventListener("abort", end, { once: true });
      }),
  };
}
