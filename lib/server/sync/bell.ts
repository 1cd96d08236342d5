import "server-only";

/** What somebody sleeps by until it is rung. */
export interface Bell {
  ring(): void;
  /** Waits so many ms, or until it is rung; a ring that nobody waited for is heard by who waits next. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export function createBell(): Bell {
  let rung = false;
  let wake: (() => void) | undefined;

  return {
    ring() {
      rung = true;
      wake?.();
    },
    wait: (milliseconds, signal) =>
      new Promise<void>((resolve) => {
        const end = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", end);
          wake = undefined;
          rung = false;
          resolve();
        };
        const timer = setTimeout(end, rung || signal.aborted ? 0 : milliseconds);
        signal.addEventListener("abort", end, { once: true });
        wake = end;
      }),
  };
}
