import "server-only";
import type { ClosedWindow, LiveList, SourceQuery, WindowFeed } from "./source";

/** The feed of an upstream whose list takes a window of time, an order and a page. */
export function createWindowFeed(list: LiveList["list"], pageSize: number): WindowFeed {
  const queryOf = (window: ClosedWindow): SourceQuery => ({
    window,
    kind: "all",
    agents: [],
    contacts: [],
    actions: [],
    sort: { by: "startedAt", descending: false },
    page: 1,
    size: pageSize,
    priority: "background",
  });
  return {
    by: "window",
    pageSize,
    page: (window, page, signal) => list({ ...queryOf(widen(window)), page }, signal),
    newest: (window, signal) =>
      list({ ...queryOf(widen(window)), sort: { by: "startedAt", descending: true } }, signal),
    count: async (window, signal) => (await list({ ...queryOf(window), size: 1 }, signal)).total,
  };
}

/**
 * A millisecond more on either side. Whether an upstream includes its bounds is not always documented, and a call on a
 * bound must not be lost between two windows.
 */
const widen = ({ start, end }: ClosedWindow): ClosedWindow => ({ start: start - 1, end: end + 1 });
