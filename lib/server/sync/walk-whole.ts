import "server-only";
import type { CallSource } from "@/lib/server/sources/source";
import type { ClosedWindow } from "@/lib/server/sources/walk-calls";
import type { WalkedWindow } from "@/lib/server/store/write/save-window";
import { walkWindow, type Outcome, type WalkOptions } from "./walk-window";

/** Windows that are no longer than this are not divided any more, ms. */
export const shortest = 60_000;

/** How often a window that cannot be divided is read until it is kept as it is. */
const mostTries = 2;

function halves({ start, end }: ClosedWindow): ClosedWindow[] {
  const middle = Math.floor((start + end) / 2);
  return [
    { start: middle, end },
    { start, end: middle },
  ];
}

/**
 * Reads a window to the end, in parts where it is too large or does not add up: the newest first. Each part is verified,
 * or cannot be.
 * @param outcome of a first walk of the window, where there was one, with the time at which it began
 * @throws CallboardError as the source does; the signal's reason
 */
export async function* walkWhole(
  source: CallSource,
  window: ClosedWindow,
  options: WalkOptions & { now: () => number },
  outcome?: { of: Outcome; at: number },
): AsyncGenerator<WalkedWindow> {
  const divisible = window.end - window.start > shortest;
  const own = divisible ? options : { ...options, mostPages: Number.POSITIVE_INFINITY };
  for (let tries = 1; ; tries++) {
    const readAt = outcome?.at ?? options.now();
    const found = outcome?.of ?? (await walkWindow(source, window, own));
    outcome = undefined;
    if (found.kind === "whole") return yield { ...window, ...found, readAt };
    if (divisible) break;
    // Something here changes faster than it is read, or the upstream counts what it does not send.
    if (found.kind === "differs" && tries >= mostTries) {
      return yield { ...window, ...found, verified: false, readAt };
    }
  }
  for (const half of halves(window)) yield* walkWhole(source, half, options);
}
