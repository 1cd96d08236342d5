import "server-only";
import type { CallPage } from "@/lib/server/sources/source";
import { countCalls, type ClosedWindow } from "@/lib/server/sources/walk-calls";
import type { SyncContext } from "./context";

/** @returns undefined if an upstream gives no count, or something that is not a count */
export function asCount(total: CallPage["total"]): number | undefined {
  return total !== undefined && Number.isSafeInteger(total) && total >= 0 ? total : undefined;
}

/**
 * Asks how many calls the upstream has in a window.
 * @throws CallboardError as the source does
 */
export async function countTheirs(
  { connection, limit }: SyncContext,
  window: ClosedWindow,
  signal: AbortSignal,
): Promise<number | undefined> {
  return asCount(await limit(() => countCalls(connection.source, window, signal)));
}
