import "server-only";
import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { openDatabase, type Database } from "@/lib/server/postgres/database";
import { migrate } from "../migrate";
import { shareThrowaway } from "./throwaway";

export interface TestDatabase extends Database {
  /** For a pool or client of the test's own on the same database. */
  config: pg.PoolConfig;
  /** Closes the pool and drops the database. */
  close(): Promise<void>;
}

/** Runs statements beside all databases of the server, as those that create and drop them. */
async function administer<T>(server: pg.PoolConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Migrates once for all test files: theirs are copies. */
async function ensureTemplate(server: pg.PoolConfig, client: pg.Client): Promise<void> {
  await client.query("select pg_advisory_lock(1)");
  const { rowCount } = await client.query("select 1 from pg_database where datname = 'migrated'");
  if (rowCount === 0) {
    await client.query("create database migrating");
    const database = openDatabase({ ...server, database: "migrating" });
    await migrate(database).finally(() => database.close());
    await client.query("alter database migrating rename to migrated");
  }
  await client.query("select pg_advisory_unlock(1)");
}

/**
 * A database of its own for a test file:
 *
 *     const database = await testDatabase();
 *     afterAll(() => database.close());
 *
 * All files share one PostgreSQL, which the first one starts.
 * @param schema `newest`, or `none`: without a table
 */
export async function testDatabase(schema: "newest" | "none" = "newest"): Promise<TestDatabase> {
  const server = await shareThrowaway(inject("storeFolder"));
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await administer(server, async (client) => {
    if (schema === "newest") await ensureTemplate(server, client);
    await client.query(`create database ${name} template ${schema === "newest" ? "migrated" : "template0"}`);
  });
  const config = { ...server, database: name };
  const database = openDatabase(config);
  return {
    ...database,
    config,
    async close() {
      await database.close();
      await administer(server, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}
