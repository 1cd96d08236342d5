import "server-only";
import { CallboardError } from "@/lib/server/errors";
import { isLate, type SyncContext } from "./context";
import { readCoverageRows } from "./coverage-rows";
import { fill } from "./fill";
import { planGaps, planRecheck } from "./plans";
import { reReadRecent } from "./re-read";
import { refreshHead } from "./refresh-head";
import { gapsOf } from "./spans";
import { sparingly } from "./sparingly";
import { during, noteProgress } from "./states";
import { storeNames } from "./store-names";
import { countWhole, verifyOld } from "./verify";
import { clearCommand, readCommands } from "./commands";

/**
 * What is newest: the head, and what is due of the last two days. Fulfils the command to sync now.
 * @throws CallboardError as the source does
 */
export async function headRound(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { database, connection } = context;
  const { syncWantedAt } = await readCommands(database, connection.connectionId);
  const read = async () => {
    await refreshHead(context, signal);
    await reReadRecent(context, signal, syncWantedAt !== null);
  };
  if (context.trust.isBroken() && syncWantedAt === null) {
    await sparingly(context, "head", read);
    await noteProgress(context);
  } else await read();
  if (syncWantedAt !== null) {
    await clearCommand(database, connection.connectionId, "sync_wanted_at", syncWantedAt);
  }
}

/** Names are an adornment: without them the sync goes on. */
async function tryNames(context: SyncContext, signal: AbortSignal): Promise<void> {
  try {
    await storeNames(context, signal);
  } catch (error) {
    if (!(error instanceof CallboardError)) throw error;
  }
}

/**
 * Everything else that is to be done: what is missing, what is to be read again as somebody wished, what is to be
 * compared. Ends when nothing is left to do for now.
 * @throws CallboardError as the source does
 */
export async function fillRound(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { database, connection } = context;
  const { connectionId } = connection;
  await countWhole(context, signal);
  const rows = await readCoverageRows(database, connectionId);
  if (gapsOf(rows, rows.at(-1)?.end ?? 0).length > 0) {
    await during(context, "backfill", () => fill(context, planGaps(context), signal));
  }
  if (isLate(context)) return;
  const { recheckWantedAt } = await readCommands(database, connectionId);
  if (recheckWantedAt !== null) {
    await during(context, "recheck", () => fill(context, planRecheck(context, recheckWantedAt), signal));
    if (isLate(context)) return;
    await clearCommand(database, connectionId, "recheck_wanted_at", recheckWantedAt);
  }
  await tryNames(context, signal);
  await verifyOld(context, signal);
  await noteProgress(context);
}
