import "server-only";
import type { ClosedWindow } from "@/lib/server/sources/walk-calls";

const overlap = (a: ClosedWindow, b: ClosedWindow) => a.start < b.end && b.start < a.end;

/**
 * Holds spans of time for who reads and stores them: what was read earlier must not be stored over what was read later.
 * Who wants a span that is held waits for it.
 */
export function createClaims() {
  const held = new Map<ClosedWindow, Promise<unknown>>();

  return async function hold<T>(window: ClosedWindow, work: () => Promise<T>): Promise<T> {
    for (let first = conflict(window); first; first = conflict(window)) await first.catch(() => undefined);
    const own = work();
    held.set(window, own);
    try {
      return await own;
    } finally {
      held.delete(window);
    }
  };

  function conflict(window: ClosedWindow): Promise<unknown> | undefined {
    for (const [other, work] of held) if (overlap(window, other)) return work;
    return undefined;
  }
}

export type Claims = ReturnType<typeof createClaims>;
