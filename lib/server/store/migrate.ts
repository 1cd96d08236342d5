import "server-only";
import { join } from "node:path";
import { runner } from "node-pg-migrate";
import type { Database } from "./database";

const folder = join(process.cwd(), "lib", "server", "store", "migrations");

/** Brings the schema to the newest version. Several processes may do so at once: they take turns. */
export async function migrate(database: Database): Promise<void> {
  const client = await database.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('callboard migrations'))");
    await runner({
      dbClient: client,
      dir: folder,
      direction: "up",
      migrationsTable: "migrations",
      checkOrder: true,
      log: () => undefined,
    });
  } finally {
    await client.query("select pg_advisory_unlock(hashtext('callboard migrations'))").catch(() => undefined);
    client.release();
  }
}
