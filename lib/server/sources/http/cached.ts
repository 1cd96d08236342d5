import "server-only";
import { LRUCache } from "lru-cache";
import type { Clock } from "./clock";
import { createSingleFlight } from "./single-flight";

/** What a load gave, and for how many milliseconds it holds. */
export interface Held<T> {
  value: T;
  hold: number;
}

/**
 * Answers by key that are remembered for a while and loaded once for all who ask at the same time.
 * @param load gives what to remember; what it throws is not remembered
 */
export function createCached<T>(
  { clock, max }: { clock: Clock; max: number },
  load: (key: string, signal: AbortSignal) => Promise<Held<T>>,
) {
  const held = new LRUCache<string, { value: T }>({ max, ttlResolution: 0, perf: clock, ttl: 1 });
  const flight = createSingleFlight<T>();

  return async function get(key: string, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    const found = held.get(key);
    if (found) return found.value;
    return flight(key, signal, async (shared) => {
      const { value, hold } = await load(key, shared);
      held.set(key, { value }, { ttl: hold });
      return value;
    });
  };
}
