import "server-only";
import type pg from "pg";

// Each process that uses a server of our own holds this lock shared for as long as it does.
const lock = "hashtextextended('callboard server', 0)";

async function ask(client: pg.Client, call: string): Promise<boolean> {
  const { rows } = await client.query<{ done: boolean }>(`select ${call}(${lock}) as done`);
  return rows[0]?.done === true;
}

/** Begins to use a server; false where it is about to be stopped. */
export const enter = (client: pg.Client): Promise<boolean> => ask(client, "pg_try_advisory_lock_shared");

/**
 * Ends the use of a server. True where nobody else uses it: nobody can enter then while `client` is connected.
 */
export async function exit(client: pg.Client): Promise<boolean> {
  await ask(client, "pg_advisory_unlock_shared");
  return ask(client, "pg_try_advisory_lock");
}
