import "server-only";
import { setTimeout as pause } from "node:timers/promises";

/** Milliseconds between tries, longer each time: a quarter of a second at first, five seconds at most. */
export function backoff(tries: number): number {
  return Math.min(250 * 2 ** tries, 5_000);
}

/** Waits; returns early where `signal` is aborted. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal }).catch(() => undefined);
}
