import "server-only";
import { isLate, type SyncContext } from "../../context";
import { countErased, readCoverageRows, type CoverageRow } from "../../coverage-rows";
import { newestRun } from "../../spans";
import { sparingly } from "../../sparingly";
import { during } from "../../states";
import { countTheirs, joinChecked } from "./counts";
import { newestGroup } from "./plans";
import { settledAge } from "./re-read";
import { reconcile, rewalk } from "./reconcile";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How often everything is counted, and each window is, ms. */
const intervals = { whole: 5 * minute, window: day } as const;

/** Pauses between tries to verify a window, ms. They double. */
const pauses = { shortest: hour, longest: 7 * day } as const;

/** Calls that are counted together. */
const groupCalls = 5_000;

/** Calls that are read together to verify them. */
const unverifiedCalls = 500;

const countedIn = (rows: readonly CoverageRow[]) =>
  rows.reduce((sum, row) => sum + row.calls + row.unreadable, 0);

/**
 * Asks how many calls there are, now and then, and as soon as some seem to be missing: they may have been deleted since.
 * If everything is covered and the counts differ, looks for the difference: less and less often, if it cannot be found.
 * @throws CallboardError as the source does
 */
export async function countWhole(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { connection, database, now, expected, differing } = context;
  const { connectionId } = connection;
  const at = now();
  const rows = await readCoverageRows(database, connectionId);
  const run = newestRun(rows);
  const isWhole = run?.start === 0;
  const window = { start: 0, end: run?.end ?? at };
  // The sums of the rows, as counting every call takes long.
  const countHere = async (covered: readonly CoverageRow[]) =>
    countedIn(covered.filter(({ end }) => end <= window.end)) +
    (await countErased(database, connectionId, window.end));

  const isRecent = expected !== undefined && at - expected.at < intervals.whole;
  const isMissing = isWhole && at >= differing.until && isRecent && (await countHere(rows)) < expected.calls;
  if (isRecent && !isMissing) return;
  const calls = await countTheirs(context, window, signal);
  if (calls === undefined) return;
  context.expected = { calls, at };
  const differs = async () => (await countHere(await readCoverageRows(database, connectionId))) !== calls;
  if (!isWhole || at < differing.until || !(await differs())) return;
  await during(context, "verify", () => reconcile(context, window, signal, calls));
  const count = (await differs()) ? differing.count + 1 : 0;
  context.differing = { count, until: count === 0 ? 0 : at + Math.min(day, intervals.whole * 2 ** count) };
}

const isSettled = (row: CoverageRow, now: number) => row.end <= now - settledAge;

/** Whether it is time to try again to verify a row: the pauses grow with the time since it was first tried. */
function isDue({ verified, readAt, unverifiedSince }: CoverageRow, now: number): boolean {
  const pause = Math.max(pauses.shortest, readAt - (unverifiedSince ?? readAt));
  return !verified && readAt + Math.min(pauses.longest, pause) < now;
}

/** Reads windows again that could not be verified. */
async function retryUnverified(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { connection, database, now } = context;
  const rows = await readCoverageRows(database, connection.connectionId);
  const group = newestGroup(
    rows.filter((row) => isDue(row, now())),
    [],
    unverifiedCalls,
  );
  if (!group) return;
  await during(context, "verify", () => rewalk(context, group, signal, { thorough: true }));
}

/**
 * Compares the counts of old windows that were not compared for a day, and reads those again that could not be verified.
 * @throws CallboardError as the source does
 */
export async function verifyOld(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { connection, database, now } = context;
  const { connectionId } = connection;
  await sparingly(context, "verify", () => retryUnverified(context, signal));
  while (!isLate(context)) {
    signal.throwIfAborted();
    const rows = await readCoverageRows(database, connectionId);
    const unchecked = rows.filter(
      (row) =>
        isSettled(row, now()) &&
        row.verified &&
        row.checkedAt < Math.max(now() - intervals.window, context.verifyBefore),
    );
    const group = newestGroup(unchecked, [], groupCalls);
    if (!group) return;
    const theirs = await during(context, "verify", () => reconcile(context, group, signal));
    // An upstream that gives no totals cannot be compared with.
    if (theirs === undefined) return;
    await joinChecked(database, connectionId, group, now());
  }
}
