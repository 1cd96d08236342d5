import "server-only";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { runner } from "node-pg-migrate";
import type pg from "pg";
import type { Database } from "../postgres/database";
import { StoreError } from "../postgres/store-error";

const folder = join(process.cwd(), "lib", "server", "store", "migrations");

const lock = "hashtextextended('callboard migrations', 0)";

/** The names of all migrations, in their order. */
export async function migrationNames(): Promise<string[]> {
  const files = await readdir(folder);
  return files
    .filter((file) => file.endsWith(".sql"))
    .map((file) => file.slice(0, -".sql".length))
    .sort();
}

/** @throws StoreError where a newer Callboard has changed the schema: this one might do harm */
async function requireKnown(client: pg.ClientBase): Promise<void> {
  const known = await migrationNames();
  const { rows } = await client.query<{ name: string }>("select name from migrations");
  if (rows.every(({ name }) => known.includes(name))) return;
  throw new StoreError("The mirror was changed by a newer version of Callboard: update this one.");
}

async function run(client: pg.ClientBase, last: number): Promise<void> {
  try {
    await runner({
      dbClient: client,
      dir: folder,
      direction: "up",
      // How many are still to be run is theirs to find out, so the number is the one in the file's name.
      timestamp: true,
      count: last,
      migrationsTable: "migrations",
      checkOrder: true,
      noLock: true,
      log: () => undefined,
    });
  } catch (error) {
    // The table of migrations is made apart, and its error has but a message.
    if (!(error instanceof Error && /permission denied/.test(error.message))) throw error;
    throw new StoreError(
      "The user of the database may not create tables: grant it `create` on the schema public.",
    );
  }
}

/**
 * Brings the schema to the newest version, each migration in a transaction of its own. Several processes may do so at
 * once: they take turns.
 * @param last the number of the last migration to run; the newest where it is left out
 * @throws StoreError
 */
export async function migrate(database: Database, last = Number.MAX_SAFE_INTEGER): Promise<void> {
  const client = await database.connect();
  try {
    await client.query(`select pg_advisory_lock(${lock})`);
    await run(client, last);
    await requireKnown(client);
    await client.query(`select pg_advisory_unlock(${lock})`);
    client.release();
  } catch (error) {
    // With its connection the lock goes too.
    client.release(true);
    throw error;
  }
}
