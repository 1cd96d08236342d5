import "server-only";
import type { Call } from "@/lib/calls/call";
import type { ClosedWindow, WindowFeed } from "@/lib/server/sources/source";
import type { WalkedWindow } from "@/lib/server/store/write/save-window";
import { walkWindow, type Outcome, type Reading, type WalkOptions } from "./walk-window";

/** Windows that are no longer than this are not divided, ms. */
const shortest = 60_000;

/** Passes through one window, while each of them finds further calls. */
const mostPasses = 8;

export const isDivisible = ({ start, end }: ClosedWindow) => end - start > shortest;

/** Divides a window in two, the newer part first: between its calls if they are known, else in the middle of its time. */
function divide({ start, end }: ClosedWindow, calls: Iterable<Call>): [ClosedWindow, ClosedWindow] {
  const starts = Array.from(calls, ({ startedAt }) => Date.parse(startedAt))
    .filter((at) => at > start && at < end)
    .sort((a, b) => a - b);
  const middle = starts[Math.floor(starts.length / 2)] ?? Math.floor((start + end) / 2);
  return [
    { start: middle, end },
    { start, end: middle },
  ];
}

/** Requests that any window may cost, for each page of calls that it yields, and for each part that adds up. */
const allowance = { window: 6, page: 3, part: 3 } as const;

/** How many requests a window may cost: in proportion to what it yields. */
function createBudget(pageSize: number) {
  const ids = new Set<string>();
  let spent = 0;
  let parts = 0;
  return {
    note(outcome: Outcome): void {
      spent += outcome.requests;
      if (outcome.kind === "read") for (const id of outcome.calls.keys()) ids.add(id);
    },
    /** Notes that a part with calls adds up. */
    earn(): void {
      parts += 1;
    },
    isSpent: (): boolean =>
      spent >= allowance.window + allowance.page * Math.ceil(ids.size / pageSize) + allowance.part * parts,
  };
}

type Budget = ReturnType<typeof createBudget>;

/** Adds up the passes through a window, for as long as the upstream gives the same total. */
function createTally() {
  let total: number | undefined;
  let calls = new Map<string, Call>();
  let unreadable = 0;
  return {
    /** @returns what there is, if it is as much as the upstream counts; and whether this pass has added to it */
    add(reading: Reading): { verified?: { calls: Map<string, Call>; unreadable: number }; hasNews: boolean } {
      if (reading.total !== total) {
        total = reading.total;
        calls = new Map();
        unreadable = 0;
      }
      const before = calls.size;
      for (const [id, call] of reading.calls) calls.set(id, call);
      unreadable = Math.max(unreadable, reading.unreadable);
      const isVerified = calls.size + unreadable === total && !reading.ignoresWindow;
      return { hasNews: calls.size > before, ...(isVerified && { verified: { calls, unreadable } }) };
    },
  };
}

export interface WholeOptions extends WalkOptions {
  /** ms since the epoch */
  now: () => number;
  /** A window that does not add up is read again, within its budget. Else it is kept as it is. */
  thorough: boolean;
}

interface Walk extends WholeOptions {
  feed: WindowFeed;
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
  const { feed, budget, now, thorough } = walk;
  const divisible = isDivisible(window);
  const tally = createTally();
  const seen: Seen = { calls: new Map(), unreadable: 0 };
  let readAt = first?.at ?? now();

  for (let pass = 1; ; pass++) {
    if (pass > 1) readAt = now();
    const outcome = pass === 1 && first ? first.outcome : await walkWindow(feed, window, walk, divisible);
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
  feed: WindowFeed,
  window: ClosedWindow,
  options: WholeOptions,
  first?: { outcome: Outcome; at: number },
): AsyncGenerator<WalkedWindow> {
  const budget = createBudget(feed.pageSize);
  return walkPart({ ...options, feed, budget }, window, first);
}
