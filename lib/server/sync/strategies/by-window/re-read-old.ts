import "server-only";
import type { ClosedWindow } from "@/lib/server/sources/source";
import { isLate, type SyncContext } from "../../context";
import { readCoverageRows, type CoverageRow } from "../../coverage-rows";
import { settledAge } from "./re-read";
import { rewalk } from "./reconcile";

/** Calls that are read together: ten pages, so that the requests are spread. */
const callsTogether = 500;

/** ms for each page at least, so that this takes but a twentieth of the requests that an upstream usually allows. */
const perPage = 2_000;

/** The newest part of a row that holds no more calls than are read together. */
async function newestPart(
  { database, connection }: SyncContext,
  { start, end }: CoverageRow,
): Promise<ClosedWindow> {
  const [beyond] = await database.query<{ at: number }>(
    `select started_at as at from calls
     where connection_id = $1 and started_at >= $2 and started_at < $3
     order by started_at desc offset ${callsTogether} limit 1`,
    [connection.connectionId, start, end],
  );
  return { start: beyond ? Math.min(beyond.at + 1, end - 1) : start, end };
}

/**
 * Reads the part of the settled calls that was read the longest time ago, if it is its turn: all of them are read once in
 * `context.reReadEvery`, spread evenly. It finds changes that no count shows, such as a transcript that was redacted.
 * @throws CallboardError as the source does
 */
export async function reReadOld(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { database, connection, now, pausedUntil, reReadEvery } = context;
  if (reReadEvery === undefined || isLate(context) || now() < pausedUntil.old) return;
  const { pageSize } = connection.source.feed;
  const pagesOf = ({ calls }: Pick<CoverageRow, "calls">) => Math.max(1, Math.ceil(calls / pageSize));
  const rows = (await readCoverageRows(database, connection.connectionId)).filter(
    ({ end, verified, partial }) => verified && !partial && end <= now() - settledAge,
  );
  const oldest = Math.min(...rows.map(({ readAt }) => readAt));
  const row = rows.findLast(({ readAt }) => readAt === oldest);
  if (!row) return;
  const pages = rows.reduce((sum, each) => sum + pagesOf(each), 0);
  const isOverdue = oldest <= now() - reReadEvery;
  const pause = isOverdue ? perPage : Math.max(perPage, reReadEvery / pages);
  const isFirst = pausedUntil.old === 0;
  pausedUntil.old = now() + pause * pagesOf({ calls: Math.min(row.calls, callsTogether) });
  // What was read a while before this process began waits for its turn, too.
  if (isFirst && !isOverdue) return;
  const part = await newestPart(context, row);
  await rewalk(context, part, signal);
}
