import "server-only";
import type { CallPage, ClosedWindow } from "@/lib/server/sources/source";
import type { SyncContext } from "../../context";
import { readCoverageRows } from "../../coverage-rows";
import { newestRun } from "../../spans";
import { noteProgress } from "../../states";
import { countOurs } from "./counts";
import { keepWindow } from "./read-window";
import { reconcile, rewalk } from "./reconcile";
import { windowFeedOf } from "./walk-window";

const hour = 3600_000;
/** Calls appear when they have ended: later than they start by their length, ms. */
const lookBack = 6 * hour;

/** The part of a window that its newest page holds whole; undefined where the page is not what was asked for. */
function heldBy(page: CallPage, window: ClosedWindow): ClosedWindow | undefined {
  const starts = page.calls.map(({ startedAt }) => Date.parse(startedAt));
  const descending = starts.every((at, index) => index === 0 || at <= (starts[index - 1] ?? at));
  const inside = starts.every((at) => at >= window.start && at < window.end + 1);
  if (page.total === undefined || !descending || !inside) return undefined;
  if (page.calls.length + page.unreadable === page.total) return window;
  const oldest = starts.at(-1);
  // Of the calls that start with the oldest one some may be on the next page.
  const start = oldest === undefined ? window.end : Math.min(window.end, oldest + 1);
  return page.unreadable > 0 || start >= window.end ? undefined : { start, end: window.end };
}

/** Takes the newest page where it and what is here add up to what the upstream says. */
async function takeNewest(
  context: SyncContext,
  {
    page,
    part,
    window,
    run,
  }: { page: CallPage; part: ClosedWindow; window: ClosedWindow; run: ClosedWindow | undefined },
  signal: AbortSignal,
): Promise<boolean> {
  const { unreadable } = page;
  const calls = page.calls.filter(({ startedAt }) => Date.parse(startedAt) >= part.start);
  let counted = calls.length + unreadable;
  if (part.start > window.start) {
    if (run === undefined || run.start > window.start || run.end < part.start) return false;
    const older = { start: window.start, end: part.start };
    const ours = await countOurs(context.database, context.connection.connectionId, older);
    if (!ours.exact) return false;
    counted += ours.calls;
  }
  if (counted !== page.total) return false;
  const walked = { ...part, calls, unreadable, verified: true, readAt: window.end };
  await keepWindow(context, walked, signal);
  return true;
}

/**
 * Brings the newest hours up to date: one request where nothing but new calls has come. The newest page also shows what
 * was added later to the calls on it, and its total whether calls came that started earlier.
 * @throws CallboardError as the source does
 */
export async function refreshHead(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { database, connection, now, limit, lockRange } = context;
  const end = now();
  const window = { start: Math.floor((end - lookBack) / hour) * hour, end };

  const { run, part, taken } = await lockRange(window, async () => {
    const page = await limit(() => windowFeedOf(context).newest(window, signal));
    const run = newestRun(await readCoverageRows(database, connection.connectionId));
    const part = heldBy(page, window);
    return {
      run,
      part,
      taken: part ? await takeNewest(context, { page, part, window, run }, signal) : false,
    };
  });

  if (!taken) {
    const near = run !== undefined && run.end > window.start;
    // Where much is missing, the newest of it comes first; the rest is a gap like any other.
    const start = near ? run.end : Math.max(run?.end ?? 0, part?.start ?? end - hour);
    if (start < end) await rewalk(context, { start, end }, signal);
    // What does not add up would be compared in vain every time; the recent hours are read again anyway.
    if (near && !context.trust.isBroken())
      await reconcile(context, { start: Math.max(window.start, run.start), end: run.end }, signal);
  }
  context.refreshedAt = end;
  await noteProgress(context, end);
}
