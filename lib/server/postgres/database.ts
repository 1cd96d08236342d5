import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { CallboardError } from "../errors";
import { untilAborted } from "../until-aborted";

// Counts and instants are bigint in SQL; all of them are far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** What can be asked of the database, in or out of a transaction. */
export interface Queries {
  /** Runs one statement. `$1` … stand for `values`. */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** What can be asked through one client. */
export const queriesOf = (client: pg.ClientBase): Queries => ({
  query: async <Row>(text: string, values: readonly unknown[] = []) =>
    (await client.query(text, [...values])).rows as Row[],
});

/** The PostgreSQL that holds the mirror. */
export interface Database {
  /**
   * Runs one statement, which ends with `signal`: nobody waits for its rows any more.
   * @throws the signal's reason
   */
  query<Row>(text: string, values?: readonly unknown[], signal?: AbortSignal): Promise<Row[]>;
  /** Runs statements that take effect together, or not at all. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /**
   * Runs statements that all see the same moment, and change nothing. What runs ends with `signal`.
   * @throws the signal's reason
   */
  snapshot<T>(work: (queries: Queries) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** A client of one's own, for cursors and session locks; it must be released. */
  connect(): Promise<pg.PoolClient>;
  /** Ends what is idle, waits a few seconds for what is not. */
  close(): Promise<void>;
}

/** Milliseconds that work under way has when the database is closed. */
const grace = 5_000;

/**
 * Begins reads of one moment. No statement is spread over several processes: starting them takes longer than most
 * statements do, and those of one reader would keep the processors from all others. No statement runs on when its
 * reader, or the process that asks for them, is gone.
 */
export const beginSnapshot =
  "begin isolation level repeatable read read only; set local max_parallel_workers_per_gather = 0; set local statement_timeout = '30s'";

/** @param config as `pg.Pool` takes it */
export function openDatabase(config: pg.PoolConfig): Database {
  const settings = {
    application_name: "callboard",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    ...config,
  };
  const pool = new pg.Pool({ max: 8, ...settings });
  // For cancelling alone, which must not wait in line behind what it is to end.
  const cancels = new pg.Pool({ ...settings, max: 1, idleTimeoutMillis: 1_000 });
  // A client that breaks is dropped from the pool; who uses it just then is told by the answer to the statement.
  for (const each of [pool, cancels]) {
    each.on("error", () => undefined);
    each.on("connect", (client) => client.on("error", () => undefined));
  }

  /** Ends what a client is doing; the answer to the cancelled statement is an error. */
  const cancel = (client: pg.PoolClient) => {
    const { processID } = client as pg.PoolClient & { processID?: number | null };
    if (processID) void cancels.query("select pg_cancel_backend($1)", [processID]).catch(() => undefined);
  };

  /**
   * Does something with a client for as long as somebody waits: a server that does not answer keeps nobody. A client is
   * used again only where all went well, as what it was asked, or its cancellation, may still be on its way.
   */
  async function withClient<T>(
    signal: AbortSignal | undefined,
    work: (client: pg.PoolClient) => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted();
    const client = await untilAborted(pool.connect(), signal, (late) => late.release());
    const stop = () => cancel(client);
    signal?.addEventListener("abort", stop, { once: true });
    let broken = true;
    try {
      const result = await untilAborted(work(client), signal);
      broken = false;
      return result;
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener("abort", stop);
      client.release(broken);
    }
  }

  return {
    query: <Row>(text: string, values: readonly unknown[] = [], signal?: AbortSignal) =>
      withClient(signal, (client) => queriesOf(client).query<Row>(text, values)),
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query("begin");
        const result = await work(queriesOf(client));
        await client.query("commit");
        client.release();
        return result;
      } catch (error) {
        await client.query("rollback").catch(() => undefined);
        client.release(error instanceof CallboardError ? undefined : true);
        throw error;
      }
    },
    snapshot: (work, signal) =>
      withClient(signal, async (client) => {
        await client.query(beginSnapshot);
        const result = await work({
          query: async <Row>(text: string, values?: readonly unknown[]) => {
            signal?.throwIfAborted();
            return queriesOf(client).query<Row>(text, values);
          },
        });
        await client.query("commit");
        return result;
      }),
    connect: () => pool.connect(),
    async close() {
      const ended = Promise.all([pool.end(), cancels.end()]);
      await Promise.race([ended, pause(grace, undefined, { ref: false })]);
    },
  };
}
