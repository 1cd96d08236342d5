import "server-only";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import type { SyncContext } from "./context";
import { takeLock, type SyncLock } from "./lock";

/**
 * Works on a connection while this process is the one that syncs it.
 * @param work gets a signal that aborts with `signal`, and when the right to sync is lost
 * @returns undefined where another process syncs it
 */
export async function withLock<T>(
  { database, connection, now }: SyncContext,
  signal: AbortSignal,
  work: (lock: SyncLock, signal: AbortSignal) => Promise<T>,
): Promise<{ result: T } | undefined> {
  const lock = await takeLock(database, connection.connectionId);
  if (!lock) return undefined;
  try {
    await registerConnection(database, connection, now());
    return { result: await work(lock, AbortSignal.any([signal, lock.lost])) };
  } finally {
    lock.release();
  }
}
