import "server-only";
import type { Call } from "@/lib/calls/call";
import type { CallPage, ClosedWindow, WindowFeed } from "@/lib/server/sources/source";
import type { ConcurrencyLimit } from "../../concurrency-limit";
import type { SyncContext } from "../../context";

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
}

/** What one walk through the pages of a window has found. */
export interface Reading {
  kind: "read";
  /** By id. Calls that start up to 2 ms outside of the window are among them. */
  calls: Map<string, Call>;
  unreadable: number;
  /** What all pages said that the upstream has; undefined if they said nothing, or did not agree. */
  total: number | undefined;
  /** Whether the pages said how many calls there are at all. */
  counted: boolean;
  /** The upstream sent calls of other times: it ignores the window. */
  ignoresWindow: boolean;
  requests: number;
}

export type Outcome = Reading | { kind: "large"; calls: number; requests: number };

/** Pages of a window that is read although it cannot be divided. */
const mostIndivisiblePages = 400;

function isElsewhere({ calls }: CallPage, { start, end }: ClosedWindow): boolean {
  const outside = calls.filter(({ startedAt }) => {
    const at = Date.parse(startedAt);
    return at < start - 2 || at > end + 2;
  });
  return outside.length > calls.length / 2;
}

/** Collects pages. */
function collect() {
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
    result(ignoresWindow: boolean): Reading {
      const [total] = totals;
      const agreed = totals.size === 1 ? total : undefined;
      const counted = !(totals.size === 1 && total === undefined);
      return { kind: "read", calls, unreadable, total: agreed, counted, ignoresWindow, requests };
    },
  };
}

/**
 * Reads the pages of a window once. What the upstream counts decides how many pages are asked for at once, but never how
 * many are asked for in all: a page that is not full, or repeats what is known, ends the list.
 * @param divisible whether a window that is too large can be read in parts
 * @param lined is called when all requests are queued
 * @throws CallboardError as the source does; the signal's reason
 */
export async function walkWindow(
  feed: WindowFeed,
  window: ClosedWindow,
  { limit, signal, mostPages, careful }: WalkOptions,
  divisible = true,
  lined: () => void = () => undefined,
): Promise<Outcome> {
  const size = feed.pageSize;
  const all = collect();
  const ask = (page: number) => limit(() => feed.page(window, page, signal));

  let last = await ask(1);
  let hasNews = all.add(last);
  const total = asCount(last.total) ?? 0;
  const ignoresWindow = isElsewhere(last, window);
  const most = divisible && !ignoresWindow ? mostPages : mostIndivisiblePages;
  const claimed = Math.ceil(total / size);

  if (claimed > most && divisible && !ignoresWindow && last.rows >= size) {
    // Is it true? Only a full page there proves it.
    const probe = await ask(most);
    if (probe.rows >= size) return { kind: "large", calls: total, requests: 2 };
  } else if (!careful && claimed > 1 && last.rows >= size) {
    let ended = false;
    const others = Array.from({ length: Math.min(claimed, most) - 1 }, (_, index) =>
      limit(async () => {
        if (ended) return undefined;
        const page = await feed.page(window, index + 2, signal);
        ended ||= page.rows < size;
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
    if (next > most) {
      if (divisible && !ignoresWindow) return { kind: "large", calls: 2 * all.rows, requests: all.requests };
      break;
    }
    last = await ask(next);
    hasNews = all.add(last);
  }
  return all.result(ignoresWindow);
}
