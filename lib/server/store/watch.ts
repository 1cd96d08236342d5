import "server-only";
import pg from "pg";

/** A connection beside the pool, whose end tells that the server is gone. */
export interface Watch {
  client: pg.Client;
  /** Resolves when the connection has ended, whoever ended it. */
  lost: Promise<void>;
}

/**
 * Connects for as long as the server lives.
 * @throws what `pg` throws, where the server cannot be reached
 */
export async function watch(config: pg.ClientConfig): Promise<Watch> {
  const client = new pg.Client({
    application_name: "callboard watch",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    ...config,
  });
  const lost = new Promise<void>((resolve) => {
    client.once("end", () => resolve());
    client.on("error", () => resolve());
  });
  await client.connect();
  return { client, lost };
}
