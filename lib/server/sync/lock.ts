import "server-only";
import { queriesOf, type Database, type Queries } from "@/lib/server/postgres/database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import type { SyncContext } from "./context";

/** The right to sync a connection, which one process has at a time. */
export interface SyncLock extends Queries {
  /** Aborts when the right is lost, as the connection that holds it has ended. */
  lost: AbortSignal;
  release(): void;
}

/**
 * Takes the right to sync a connection; undefined while another process has it. It is a session lock on a client of its
 * own, so that the server takes it back from a process that dies.
 */
export async function takeLock(database: Database, connectionId: number): Promise<SyncLock | undefined> {
  const client = await database.connect();
  const broken = new AbortController();
  const lose = () => broken.abort(new Error("The connection that holds the lock of the sync has ended."));
  client.on("error", lose);
  client.on("end", lose);
  // Its end gives the lock back, whatever state the client is in.
  const release = () => client.release(true);
  try {
    const { rows } = await client.query<{ held: boolean }>(
      "select pg_try_advisory_lock(hashtext('callboard sync'), $1) as held",
      [connectionId],
    );
    if (rows[0]?.held !== true) {
      release();
      return undefined;
    }
  } catch (error) {
    release();
    throw error;
  }
  return { lost: broken.signal, release, ...queriesOf(client) };
}

/**
 * Works on a connection while this process is the one that syncs it.
 * @param work gets a signal that aborts with `signal`, and when the right to sync is lost
 * @returns false if another process syncs it
 */
export async function withLock(
  { database, connection, now }: SyncContext,
  signal: AbortSignal,
  work: (lock: SyncLock, signal: AbortSignal) => Promise<void>,
): Promise<boolean> {
  const lock = await takeLock(database, connection.connectionId);
  if (!lock) return false;
  try {
    await registerConnection(database, connection, now());
    await work(lock, AbortSignal.any([signal, lock.lost]));
    return true;
  } finally {
    lock.release();
  }
}
