import "server-only";
import type { Call } from "@/lib/calls/call";
import type { CallSource } from "@/lib/server/sources/source";
import type { ClosedWindow } from "@/lib/server/sources/walk-calls";
import type { WalkedWindow } from "@/lib/server/store/write/save-window";
import { createBudget, type Budget } from "./budget";
import { divide } from "./divide";
import { createTally } from "./tally";
import { walkWindow, type Outcome, type WalkOptions } from "./walk-window";

/** Windows that are no longer than this are not divided, ms. */
const shortest = 60_000;

/** Passes through one window, while each of them finds further calls. */
const mostPasses = 8;

export const isDivisible = ({ start, end }: ClosedWindow) => end - start > shortest;

export interface WholeOptions extends WalkOptions {
  /** ms since the epoch */
  now: () => number;
  /** A window that does not add up is read again, within its budget. Else it is kept as it is. */
  thorough: boolean;
}

interface Walk extends WholeOptions {
  source: CallSource;
  budget: Budget;
}

/** Calls that were seen in a window, readable or not. */
interface Seen {
  calls: Map<string, Call>;
  unreadable: number;
}

function toWindow(window: ClosedWindow, seen: Seen, readAt: number, verified: boolean): WalkedWindow {
  const calls = [...seen.calls.values()].filter(({ startedAt }) => {
    const at = Date.parse(startedAt);
    return at >= window.start && at < window.end;
  });
  return { ...window, calls, unreadable: seen.unreadable, verified, readAt };
}

/** @param first what a walk of the window has found, and when it began */
async function* walkPart(
  walk: Walk,
  window: ClosedWindow,
  first?: { outcome: Outcome; at: number },
): AsyncGenerator<WalkedWindow> {
  const { source, budget, now, thorough } = walk;
  const divisible = isDivisible(window);
  const tally = createTally();
  const seen: Seen = { calls: new Map(), unreadable: 0 };
  let readAt = first?.at ?? now();

  for (let pass = 1; ; pass++) {
    if (pass > 1) readAt = now();
    const outcome = pass === 1 && first ? first.outcome : await walkWindow(source, window, walk, divisible);
    budget.note(outcome);
    if (outcome.kind === "large") {
      for (const half of divide(window, [])) yield* walkPart(walk, half);
      return;
    }
    for (const [id, call] of outcome.calls) seen.calls.set(id, call);
    seen.unreadable = Math.max(seen.unreadable, outcome.unreadable);
    const { verified, hasNews } = tally.add(outcome);
    if (verified) {
      if (outcome.calls.size > 0) budget.earn();
      return yield toWindow(window, verified, readAt, true);
    }
    // What ignores the window is the list of everything.
    if (outcome.ignoresWindow) return yield toWindow({ start: 0, end: window.end }, seen, readAt, false);
    if (!thorough || !outcome.counted) return yield toWindow(window, seen, readAt, false);
    // Totals that differ from page to page mean that calls come and go: shorter windows are read faster.
    if (outcome.total === undefined && (divisible || pass > 1)) break;
    if (pass === 1 ? budget.isSpent() : !hasNews || pass >= mostPasses) break;
  }
  if (!divisible || budget.isSpent()) return yield toWindow(window, seen, readAt, false);
  for (const half of divide(window, seen.calls.values())) {
    if (budget.isSpent()) yield toWindow(half, seen, readAt, false);
    else yield* walkPart(walk, half);
  }
}

/**
 * Reads a window to the end: in several passes or in parts, the newest first, if it does not add up. Each part is
 * verified, or its budget of requests is spent.
 * @param first what a walk of the window has found, and when it began, ms since the epoch
 * @throws CallboardError as the source does; the signal's reason
 */
export function walkWhole(
  source: CallSource,
  window: ClosedWindow,
  options: WholeOptions,
  first?: { outcome: Outcome; at: number },
): AsyncGenerator<WalkedWindow> {
  const budget = createBudget(source.feed.pageSize);
  return walkPart({ ...options, source, budget }, window, first);
}
