import "server-only";
import { countCalls } from "@/lib/server/sources/walk-calls";
import { isLate, type SyncContext } from "./context";
import { readCoverageRows, type CoverageRow } from "./coverage-rows";
import { newestGroup } from "./plans";
import { settledAge } from "./re-read";
import { reconcile, rewalk } from "./reconcile";
import { joinChecked } from "./join-checked";
import { newestRun } from "./spans";
import { during } from "./states";

const minute = 60_000;
const hour = 60 * minute;

/** How often the whole is counted, each window is, and one that could not be verified is read again, ms. */
const intervals = { whole: 5 * minute, window: 24 * hour, unverified: hour } as const;

/** Calls that are counted together. */
const groupCalls = 5_000;

/**
 * Asks for how many calls there are, now and then. Where all is here and differs, the difference is looked for.
 * @throws CallboardError as the source does
 */
export async function countWhole(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { connection, database, now, limit, expected } = context;
  if (expected && now() - expected.at < intervals.whole) return;
  const run = newestRun(await readCoverageRows(database, connection.connectionId));
  const at = now();
  const window = { start: 0, end: run?.end ?? at };
  const calls = await limit(() => countCalls(connection.source, window, signal));
  if (calls === undefined) return;
  context.expected = { calls, at };
  if (run?.start !== 0) return;
  // From the rows' own counts, as counting every call takes long.
  const rows = await readCoverageRows(database, connection.connectionId);
  const ours = rows
    .filter(({ end }) => end <= window.end)
    .reduce((sum, row) => sum + row.calls + row.unreadable, 0);
  if (ours === calls) return;
  await during(context, "verify", () => reconcile(context, window, signal, calls));
}

const isSettled = (row: CoverageRow, now: number) => row.end <= now - settledAge;

/**
 * Compares the counts of old windows that were not compared for a day, and reads those again that could not be verified.
 * @throws CallboardError as the source does
 */
export async function verifyOld(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { connection, database, now } = context;
  const { connectionId } = connection;
  while (!isLate(context)) {
    signal.throwIfAborted();
    const rows = await readCoverageRows(database, connectionId);
    const doubtful = rows.filter((row) => !row.verified && row.readAt < now() - intervals.unverified);
    const unverified = newestGroup(doubtful, [], 500);
    if (unverified) {
      await during(context, "verify", () => rewalk(context, unverified, signal));
      continue;
    }
    const unchecked = rows.filter(
      (row) => isSettled(row, now()) && row.verified && row.checkedAt < now() - intervals.window,
    );
    const group = newestGroup(unchecked, [], groupCalls);
    if (!group) return;
    const theirs = await during(context, "verify", () => reconcile(context, group, signal));
    // An upstream that gives no totals cannot be compared with.
    if (theirs === undefined) return;
    await joinChecked(database, connectionId, group, now());
  }
}
