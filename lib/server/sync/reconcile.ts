import "server-only";
import { countCalls, type ClosedWindow } from "@/lib/server/sources/walk-calls";
import { keep, type SyncContext } from "./context";
import { countOurs, markChecked } from "./count-ours";
import { shortest, walkWhole } from "./walk-whole";
import { usualCalls } from "./next-window";

/** A window of so many calls is read again rather than searched for where it differs. */
const fewCalls = 500;

/** Walks a window again and stores it, part by part. */
export async function rewalk(context: SyncContext, window: ClosedWindow, signal: AbortSignal): Promise<void> {
  const { connection, limit, now, lockRange } = context;
  const mostPages = Math.ceil((2 * usualCalls) / connection.source.capabilities.maxPageSize);
  await lockRange(window, async () => {
    for await (const part of walkWhole(connection.source, window, { limit, signal, now, mostPages })) {
      await keep(context, part);
    }
  });
}

/**
 * Makes a window that is covered equal to the upstream: compares counts, and where they differ goes into halves, down to
 * windows that are walked again.
 * @param theirs the upstream's count, where it is known already
 * @returns the upstream's count; undefined where it gives none
 * @throws CallboardError as the source does
 */
export async function reconcile(
  context: SyncContext,
  window: ClosedWindow,
  signal: AbortSignal,
  theirs?: number,
): Promise<number | undefined> {
  const { database, connection, now, limit } = context;
  const { connectionId, source } = connection;
  const at = now();
  const expected = theirs ?? (await limit(() => countCalls(source, window, signal)));
  if (expected === undefined) return undefined;
  const ours = await countOurs(database, connectionId, window);
  if (ours.exact && ours.calls === expected) {
    await markChecked(database, connectionId, window, at);
    return expected;
  }
  if (Math.max(expected, ours.calls) <= fewCalls || window.end - window.start <= shortest) {
    await rewalk(context, window, signal);
    return expected;
  }
  const { start, end } = window;
  const inside = ours.middle !== undefined && ours.middle > start && ours.middle < end;
  const middle = inside && ours.middle !== undefined ? ours.middle : Math.floor((start + end) / 2);
  const newer = await reconcile(context, { start: middle, end }, signal);
  await reconcile(
    context,
    { start, end: middle },
    signal,
    newer === undefined ? undefined : Math.max(0, expected - newer),
  );
  return expected;
}
