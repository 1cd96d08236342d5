import "server-only";
import Cursor from "pg-cursor";
import { beginSnapshot, queriesOf, type Database, type Queries } from "./database";

/** Reads of one moment on a client of their own, for as long as a file takes. */
export interface OpenSnapshot {
  queries: Queries;
  /** Opens a statement whose rows are read in portions; none at the end. From here on the signal ends nothing. */
  stream<Row>(text: string, values: readonly unknown[]): (rows: number) => Promise<Row[]>;
  /** Ends it, in the middle of a read as well. It must be called. */
  close(): Promise<void>;
}

/**
 * Opens a snapshot.
 * @param signal ends the statements until a stream is opened
 * @throws the signal's reason
 */
export async function openSnapshot(database: Database, signal: AbortSignal): Promise<OpenSnapshot> {
  signal.throwIfAborted();
  const client = await database.connect();
  let isRunning = false;
  let isOpen = true;
  let pid: number | undefined;
  let closeStream = () => Promise.resolve();
  const cancel = () => database.query("select pg_cancel_backend($1)", [pid]).catch(() => undefined);
  const stop = () => void cancel();

  async function run<T>(work: () => Promise<T>): Promise<T> {
    isRunning = true;
    const result = await work();
    isRunning = false;
    return result;
  }

  const queries: Queries = {
    query: <Row>(text: string, values?: readonly unknown[]) => {
      signal.throwIfAborted();
      return run(() => queriesOf(client).query<Row>(text, values));
    },
  };

  async function close(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    signal.removeEventListener("abort", stop);
    // What runs is cancelled, and so is a statement that failed: the client is not used again.
    if (isRunning) await cancel();
    else {
      await closeStream();
      await client.query("rollback");
    }
    client.release(isRunning);
  }

  signal.addEventListener("abort", stop, { once: true });
  try {
    await queries.query(beginSnapshot);
    pid = (await queries.query<{ pid: number }>("select pg_backend_pid() as pid"))[0]?.pid;
  } catch (error) {
    await close();
    signal.throwIfAborted();
    throw error;
  }
  return {
    queries,
    stream<Row>(text: string, values: readonly unknown[]) {
      signal.removeEventListener("abort", stop);
      const cursor = client.query(new Cursor<Row>(text, [...values]));
      closeStream = () => cursor.close();
      return (rows) => run(() => cursor.read(rows));
    },
    close,
  };
}
