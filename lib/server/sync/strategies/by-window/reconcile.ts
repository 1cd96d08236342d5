import "server-only";
import type { ClosedWindow } from "@/lib/server/sources/source";
import type { SyncContext } from "../../context";
import { countOurs, countTheirs, markChecked } from "./counts";
import { readWindow } from "./read-window";
import { isDivisible } from "./walk-whole";

/** A window of so many calls is read again rather than searched for where it differs. */
const fewCalls = 500;

/** Requests that one comparison may take. An upstream whose counts never fit would be searched for ever. */
const mostRequests = (pages: number) => Math.min(300, 20 + pages);

/** Walks a window again and stores it, part by part. */
export async function rewalk(
  context: SyncContext,
  window: ClosedWindow,
  signal: AbortSignal,
  options: { thorough?: boolean } = {},
): Promise<void> {
  await context.lockRange(window, () => readWindow(context, window, signal, options));
}

/**
 * Makes a window that is covered equal to the upstream: compares counts, and divides what differs, down to windows that
 * are walked again.
 * @param theirs the upstream's count, if it is known already
 * @param until the number of requests at which the comparison ends
 * @returns the upstream's count; undefined if it gives none
 * @throws CallboardError as the source does
 */
export async function reconcile(
  context: SyncContext,
  window: ClosedWindow,
  signal: AbortSignal,
  theirs?: number,
  until?: number,
): Promise<number | undefined> {
  const { database, connection, now } = context;
  const { connectionId, source } = connection;
  const at = now();
  if (until !== undefined && context.requests > until) return theirs;
  const expected = theirs ?? (await countTheirs(context, window, signal));
  if (expected === undefined) return undefined;
  const ours = await countOurs(database, connectionId, window);
  if (ours.exact && ours.calls === expected) {
    await markChecked(database, connectionId, window, at);
    return expected;
  }
  until ??= context.requests + mostRequests(Math.ceil(ours.calls / source.feed.pageSize));
  if (ours.calls <= fewCalls || !isDivisible(window)) {
    await rewalk(context, window, signal);
    return expected;
  }
  const { start, end } = window;
  const inside = ours.middle !== undefined && ours.middle > start && ours.middle < end;
  const middle = inside && ours.middle !== undefined ? ours.middle : Math.floor((start + end) / 2);
  const newer = await reconcile(context, { start: middle, end }, signal, undefined, until);
  await reconcile(
    context,
    { start, end: middle },
    signal,
    newer === undefined ? undefined : Math.max(0, expected - newer),
    until,
  );
  return expected;
}
