import "server-only";
import type { CallPage, CallSource, ClosedWindow, WindowFeed } from "./source";

export type { ClosedWindow } from "./source";

/** What the sync asks a source for. Calls may start up to 2 ms outside of the window. */
export interface WindowPages {
  size: number;
  /** @param page from 1 @throws CallboardError as the source does */
  read(page: number, signal: AbortSignal): Promise<CallPage>;
}

function windowFeed({ feed }: CallSource): WindowFeed {
  if (feed.by !== "window") throw new Error("This feed has no windows.");
  return feed;
}

/** The pages of a window in ascending order, so that new calls do not move those that were read. */
export function walkCalls(source: CallSource, window: ClosedWindow): WindowPages {
  const feed = windowFeed(source);
  return { size: feed.pageSize, read: (page, signal) => feed.page(window, page, signal) };
}

/** The page of the newest calls of a window, in descending order. */
export const newestCalls = (source: CallSource, window: ClosedWindow, signal: AbortSignal) =>
  windowFeed(source).newest(window, signal);

/** How many calls an upstream has in a window; undefined if it gives no total. */
export const countCalls = (source: CallSource, window: ClosedWindow, signal: AbortSignal) =>
  windowFeed(source).count(window, signal);
