import "server-only";
import type { Call } from "@/lib/calls/call";
import type { CallPage, ClosedWindow, WindowFeed } from "@/lib/server/sources/source";
import type { ConcurrencyLimit } from "../../concurrency-limit";
import type { SyncContext } from "../../context";
import { unitsOf } from "./call-units";

/** The feed of a connection that this strategy reads. */
export function windowFeedOf({ connection }: SyncContext): WindowFeed {
  const { feed } = connection.source;
  if (feed.by !== "window") throw new Error("This feed has no windows.");
  return feed;
}

/** @returns undefined if an upstream gives no count, or something that is not a count */
export function asCount(total: CallPage["total"]): number | undefined {
  return total !== undefined && Number.isSafeInteger(total) && total >= 0 ? total : undefined;
}

export interface WalkOptions {
  limit: ConcurrencyLimit;
  signal: AbortSignal;
  /** A window with more pages is reported as large instead of being read. */
  mostPages: number;
  /** Reads page after page, and believes what a page holds rather than what the upstream counts. */
  careful: boolean;
  /** UTF-16 units of calls that are held at once. A window that has more is large, however few its calls are. */
  mostUnits: number;
  /** UTF-16 units of a usual call: what is longer counts as several. */
  unitsPerCall: number;
}

/** What one walk through the pages of a window has found. */
export interface Reading {
  kind: "read";
  /** By id. Calls that start up to 2 ms outside of the window are among them. */
  calls: Map<string, Call>;
  unreadable: number;
  /** How many usual calls would take as much memory. */
  weight: number;
  /** What all pages said that the upstream has; undefined if they said nothing, or did not agree. */
  total: number | undefined;
  /** Whether the pages said how many calls there are at all. */
  counted: boolean;
  /** The upstream sent calls of other times: it ignores the window. */
  ignoresWindow: boolean;
  requests: number;
}

/** `large`: it was not read; it is about as much as so many usual calls. */
export type Outcome = Reading | { kind: "large"; calls: number; requests: number };

/** Pages of a window that is read although it cannot be divided, and how far it may exceed `mostUnits`. */
const mostIndivisiblePages = 400;
const indivisibleUnits = 3;

/** Pages that may be under way at once. */
const pagesAtOnce = 10;

function isElsewhere({ calls }: CallPage, { start, end }: ClosedWindow): boolean {
  const outside = calls.filter(({ startedAt }) => {
    const at = Date.parse(startedAt);
    return at < start - 2 || at > end + 2;
  });
  return outside.length > calls.length / 2;
}

/** Collects pages. */
function collect(unitsPerCall: number) {
  const calls = new Map<string, Call>();
  const totals = new Set<number | undefined>();
  let unreadable = 0;
  let requests = 0;
  return {
    calls,
    /** @returns whether the page has anything that no page before had */
    add(page: CallPage): boolean {
      const before = calls.size + unreadable;
      for (const call of page.calls) calls.set(call.id, call);
      totals.add(asCount(page.total));
      unreadable += page.unreadable;
      requests += 1;
      return calls.size + unreadable > before;
    },
    get rows() {
      return calls.size + unreadable;
    },
    get requests() {
      return requests;
    },
    result(ignoresWindow: boolean, units: number): Reading {
      const [total] = totals;
      const agreed = totals.size === 1 ? total : undefined;
      const counted = !(totals.size === 1 && total === undefined);
      const weight = Math.max(calls.size + unreadable, Math.ceil(units / unitsPerCall));
      return { kind: "read", calls, unreadable, weight, total: agreed, counted, ignoresWindow, requests };
    },
  };
}

/**
 * Reads the pages of a window once. What the upstream counts decides how many pages are asked for at once, but never how
 * many are asked for in all: a page that is not full, or repeats what is known, ends the list. Where the calls are long,
 * a page is read after the other, until they take more memory than a window may.
 * @param divisible whether a window that is too large can be read in parts
 * @param lined is called when all requests are queued
 * @throws CallboardError as the source does; the signal's reason
 */
export async function walkWindow(
  feed: WindowFeed,
  window: ClosedWindow,
  { limit, signal, mostPages, careful, mostUnits, unitsPerCall }: WalkOptions,
  divisible = true,
  lined: () => void = () => undefined,
): Promise<Outcome> {
  const size = feed.pageSize;
  const all = collect(unitsPerCall);
  let units = 0;
  const read = async (number: number) => {
    const page = await feed.page(window, number, signal);
    units += unitsOf(page.calls);
    return page;
  };
  const ask = (page: number) => limit(() => read(page));

  let last = await ask(1);
  let hasNews = all.add(last);
  const total = asCount(last.total) ?? 0;
  const ignoresWindow = isElsewhere(last, window);
  const most = divisible && !ignoresWindow ? mostPages : mostIndivisiblePages;
  const claimed = Math.ceil(total / size);
  const isHeavy = units * pagesAtOnce > mostUnits;
  // Only the calls of one millisecond cannot be read in parts.
  const hasParts = !ignoresWindow && window.end - window.start > 1;

  if (claimed > most && divisible && !ignoresWindow && last.rows >= size) {
    // Is it true? Only a full page there proves it.
    const probe = await ask(most);
    if (probe.rows >= size) return { kind: "large", calls: total, requests: 2 };
  } else if (!careful && !isHeavy && claimed > 1 && last.rows >= size) {
    let ended = false;
    const others = Array.from({ length: Math.min(claimed, most) - 1 }, (_, index) =>
      limit(async () => {
        if (ended) return undefined;
        const page = await read(index + 2);
        ended ||= page.rows < size || units > mostUnits;
        return page;
      }),
    );
    lined();
    for (const page of await Promise.all(others)) {
      if (!page) break;
      last = page;
      hasNews = all.add(page);
    }
  }
  for (let next = all.requests + 1; hasNews && (all.rows < total || last.rows >= size); next++) {
    if (hasParts && units > mostUnits) {
      const rows = Math.max(all.rows, Math.min(total, most * size));
      const calls = Math.ceil((rows / all.rows) * (units / unitsPerCall));
      return { kind: "large", calls: Math.max(rows, calls), requests: all.requests };
    }
    if (units > indivisibleUnits * mostUnits) break;
    if (next > most) {
      if (divisible && !ignoresWindow) return { kind: "large", calls: 2 * all.rows, requests: all.requests };
      break;
    }
    last = await ask(next);
    hasNews = all.add(last);
  }
  return all.result(ignoresWindow, units);
}
