import "server-only";
import type { CallPage, CallSource, SourceQuery } from "./source";

/** A closed span of time: `start` ≤ call < `end`, ms since the epoch. */
export interface ClosedWindow {
  start: number;
  end: number;
}

function queryOf(window: ClosedWindow | undefined, size: number, page: number): SourceQuery {
  // A moment more on either side: whether an upstream counts its bounds in is not always documented, and a call that
  // starts just there must not fall between two windows.
  const widened = window && { start: window.start - 1, end: window.end + 1 };
  return {
    window: widened ?? {},
    kind: "all",
    agents: [],
    contacts: [],
    actions: [],
    sort: { by: "startedAt", descending: false },
    page,
    size,
    priority: "background",
  };
}

/** What the sync asks a source for. Calls may start up to 2 ms outside of the window. Requests let readers go ahead. */
export interface WindowPages {
  size: number;
  /** @param page from 1 @throws CallboardError as the source does */
  read(page: number, signal: AbortSignal): Promise<CallPage>;
}

/** The pages of a window in ascending order, so that calls that come later do not move those that were read. */
export function walkCalls(source: CallSource, window: ClosedWindow): WindowPages {
  const size = source.capabilities.maxPageSize;
  return { size, read: (page, signal) => source.listCalls(queryOf(window, size, page), signal) };
}

/** The page of the newest calls of a window, in descending order. */
export function newestCalls(
  source: CallSource,
  window: ClosedWindow,
  signal: AbortSignal,
): Promise<CallPage> {
  const query = queryOf(window, source.capabilities.maxPageSize, 1);
  return source.listCalls({ ...query, sort: { by: "startedAt", descending: true } }, signal);
}

/**
 * How many calls an upstream has in a window, or in all; undefined where it does not say.
 * @throws CallboardError as the source does
 */
export async function countCalls(
  source: CallSource,
  window: ClosedWindow | undefined,
  signal: AbortSignal,
): Promise<number | undefined> {
  const query = queryOf(window, 1, 1);
  const { total } = await source.listCalls({ ...query, window: window ?? {} }, signal);
  return total;
}
