import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** A connection beside the pool, whose end tells that the server is gone. */
export interface Watch {
  client: pg.Client;
  /** Resolves when the connection has ended, whoever ended it, or the server does not answer any more. */
  lost: Promise<void>;
}

/** How often the server is asked whether it is there, and how long that may take, ms. */
const beats = { every: 5_000, within: 10_000 };

/**
 * Connects for as long as the server lives.
 * @throws what `pg` throws, where the server cannot be reached
 */
export async function watch(
  config: pg.ClientConfig,
  { every, within }: typeof beats = beats,
): Promise<Watch> {
  const client = new pg.Client({
    application_name: "callboard watch",
    connectionTimeoutMillis: 10_000,
    query_timeout: within,
    keepAlive: true,
    ...config,
  });
  const over = new AbortController();
  const lost = new Promise<void>((resolve) => {
    const lose = () => {
      over.abort();
      resolve();
    };
    client.once("end", lose);
    client.on("error", lose);
  });
  await client.connect();
  const beat = async () => {
    for (;;) {
      await pause(every, undefined, { ref: false, signal: over.signal });
      await client.query("select");
    }
  };
  // Close a connection that does not answer: its "end" event then fires as usual.
  void beat().catch(() => client.end().catch(() => undefined));
  return { client, lost };
}
