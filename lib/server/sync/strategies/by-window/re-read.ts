import "server-only";
import type { SyncContext } from "../../context";
import { readCoverageRows } from "../../coverage-rows";
import { newestRun } from "../../spans";
import { during } from "../../states";
import { rewalk } from "./reconcile";

const minute = 60_000;
const hour = 60 * minute;

/** Summaries and data of a call arrive late: how far back is read again how often. Starts are whole `grid`s. All in ms. */
const tiers = [
  { span: hour, grid: 10 * minute, every: minute },
  { span: 8 * hour, grid: hour, every: 15 * minute },
  { span: 48 * hour, grid: 6 * hour, every: 2 * hour },
] as const;

/** What no tier reads again is as old as this, ms. */
export const settledAge = 54 * hour;

/** ms for each page, so that this takes but a twentieth of the requests that an upstream usually allows. */
const perPage = 2_000;

/**
 * Reads again what of the last two days was read too long ago.
 * @param wanted a reader wants it now, but for the longest tier
 * @throws CallboardError as the source does
 */
export async function reReadRecent(context: SyncContext, signal: AbortSignal, wanted = false): Promise<void> {
  const { database, connection, now } = context;
  const { pageSize } = connection.source.feed;
  for (const { span, grid, every } of tiers) {
    const rows = await readCoverageRows(database, connection.connectionId);
    const run = newestRun(rows);
    if (!run) return;
    const start = Math.max(run.start, Math.floor((now() - span) / grid) * grid);
    const recent = rows.filter((row) => row.end > start && row.start >= run.start);
    const pages = recent.reduce((sum, { calls }) => sum + Math.ceil(calls / pageSize), 0);
    const due = wanted && span < 48 * hour ? 0 : Math.max(every, pages * perPage);
    const old = recent.filter(({ readAt }) => readAt <= now() - due);
    const [first] = old;
    const last = old.at(-1);
    if (!first || !last) continue;
    const window = { start: Math.max(start, first.start), end: last.end };
    await during(context, "refresh", () => rewalk(context, window, signal));
  }
}
