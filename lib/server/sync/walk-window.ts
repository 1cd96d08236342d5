import "server-only";
import type { Call } from "@/lib/calls/call";
import type { CallPage, CallSource } from "@/lib/server/sources/source";
import { walkCalls, type ClosedWindow, type WindowPages } from "@/lib/server/sources/walk-calls";
import type { ConcurrencyLimit } from "./concurrency-limit";

export interface WalkOptions {
  limit: ConcurrencyLimit;
  signal: AbortSignal;
  /** A window with more pages is not read, but told of. */
  mostPages: number;
}

/** What came of a walk. */
export type Outcome =
  /** Everything that the upstream has in the window; verified: it counted as many. */
  | { kind: "whole"; calls: Call[]; unreadable: number; verified: boolean }
  /** What was read is not as much as the upstream says that there is, or that changed meanwhile. */
  | { kind: "differs"; calls: Call[]; unreadable: number }
  | { kind: "large"; calls: number };

function within(window: ClosedWindow, pages: readonly CallPage[]) {
  const calls = new Map(pages.flatMap((page) => page.calls.map((call) => [call.id, call] as const)));
  const unreadable = pages.reduce((sum, page) => sum + page.unreadable, 0);
  const inside = [...calls.values()].filter(({ startedAt }) => {
    const at = Date.parse(startedAt);
    return at >= window.start && at < window.end;
  });
  return { calls: inside, unreadable, read: calls.size + unreadable };
}

/** Without a total a list ends with a page that is not full, or has nothing new. */
async function walkUncounted(
  window: ClosedWindow,
  { size, read }: WindowPages,
  first: CallPage,
  { limit, signal, mostPages }: WalkOptions,
): Promise<Outcome> {
  const pages = [first];
  let known = within(window, pages);
  for (let last = first; last.rows >= size;) {
    if (pages.length >= mostPages) return { kind: "large", calls: 2 * pages.length * size };
    last = await limit(() => read(pages.length + 1, signal));
    pages.push(last);
    const more = within(window, pages);
    if (more.read === known.read) break;
    known = more;
  }
  return { kind: "whole", calls: known.calls, unreadable: known.unreadable, verified: false };
}

/**
 * Reads everything of a window once: the first page, and then the others at once as far as the limit allows.
 * @param lined is called when all its requests are in limit
 * @throws CallboardError as the source does; the signal's reason
 */
export async function walkWindow(
  source: CallSource,
  window: ClosedWindow,
  options: WalkOptions,
  lined: () => void = () => undefined,
): Promise<Outcome> {
  const { limit, signal, mostPages } = options;
  const pages = walkCalls(source, window);
  const first = await limit(() => pages.read(1, signal));
  const { total } = first;
  if (total === undefined) return walkUncounted(window, pages, first, options);
  const count = Math.ceil(total / pages.size);
  if (count > mostPages) return { kind: "large", calls: total };
  const others = Array.from({ length: Math.max(0, count - 1) }, (_, index) =>
    limit(() => pages.read(index + 2, signal)),
  );
  lined();
  const all = [first, ...(await Promise.all(others))];
  const { calls, unreadable, read } = within(window, all);
  // A total that changed on the way means that rows may have moved from one page to another.
  const verified = read === total && all.every((page) => page.total === total);
  return verified ? { kind: "whole", calls, unreadable, verified } : { kind: "differs", calls, unreadable };
}
