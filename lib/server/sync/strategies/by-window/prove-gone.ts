import "server-only";
import { CallboardError } from "@/lib/server/errors";
import type { WalkedWindow } from "@/lib/server/store/write/save-window";
import type { SyncContext } from "../../context";

/** Calls that are asked for together. After some that still exist, the list is known to lack calls: no others are. */
const together = 5;

/** The calls of a window that the mirror has, and the reading of it has not. */
async function missingIn(
  { database, connection }: SyncContext,
  { start, end, calls }: WalkedWindow,
): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `select id from calls
     where connection_id = $1 and started_at >= $2 and started_at < $3 and id <> all($4)`,
    [connection.connectionId, start, end, calls.map(({ id }) => id)],
  );
  return rows.map(({ id }) => id);
}

/** Whether the upstream says that it has no such call. What it does not say clearly proves nothing. */
async function isGone({ connection, limit }: SyncContext, id: string, signal: AbortSignal): Promise<boolean> {
  const { source } = connection;
  if (!source.hasCall) return false;
  try {
    return !(await limit(async () => source.hasCall?.(id, signal)));
  } catch (error) {
    if (signal.aborted || !(error instanceof CallboardError)) throw error;
    return false;
  }
}

/**
 * Asks for each call that a verified window lacks. Pages that drift and ties in no order add up although they lack calls,
 * so only an answer about the call itself proves that it is gone. A window that lacks calls which still exist is not
 * verified.
 * @throws the signal's reason
 */
export async function proveGone(
  context: SyncContext,
  window: WalkedWindow,
  signal: AbortSignal,
): Promise<WalkedWindow> {
  if (!window.verified) return window;
  const missing = await missingIn(context, window);
  const gone: string[] = [];
  for (let at = 0; at < missing.length && gone.length === at; at += together) {
    const some = missing.slice(at, at + together);
    const found = await Promise.all(some.map((id) => isGone(context, id, signal)));
    gone.push(...some.filter((_, index) => found[index]));
  }
  const kept = missing.length - gone.length;
  // A row that cannot be read any more may be that of a call that could be.
  const { unreadable } = window;
  return kept > unreadable
    ? { ...window, gone, verified: false }
    : { ...window, gone, unreadable: unreadable - kept };
}
