import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { callSets } from "@/lib/server/calls/testing/odd-calls";
import { memorySource } from "@/lib/server/calls/testing/memory-source";
import { mirrored } from "@/lib/server/calls/testing/mirrored";
import { takeLock } from "@/lib/server/sync/lock";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { deleteRemoved } from "./delete-calls";
import { forgetConfiguration, configure } from "./testing/app";

const database = await testDatabase();
beforeAll(() => configure({}));
afterAll(async () => {
  forgetConfiguration();
  await database.close();
});
const now = Date.parse("2026-11-20T18:00:00Z");
const [calls = []] = fc.sample(callSets(now, 80), { numRuns: 1, seed: 7 });
const { signal } = new AbortController();

/** Rows of a connection by table; those that have none are left out. */
async function rowsOf(connectionId: number): Promise<Record<string, number>> {
  const tables = await database.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum = 1
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'connection_id'`,
  );
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await database.query<{ rows: number }>(
        `select count(*)::int as rows from ${name} where connection_id = $1`,
        [connectionId],
      );
      return [name, row?.rows ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts.filter(([, rows]) => rows > 0));
}

it("deletes all rows of a removed connection, and none of another one", async () => {
  const windows = [{ start: 0, end: now }];
  const one = (await mirrored(database, calls, memorySource(calls), windows)).connection;
  const other = (await mirrored(database, calls, memorySource(calls), windows)).connection;
  const before = await rowsOf(other.connectionId);
  expect(Object.keys(before).length).toBeGreaterThan(10);
  await database.query(
    `insert into stored_connections (connection_id, provider, account, slug, name, settings, credentials, key_id, hint,
       granted, removing, created_at, updated_at)
     values ($1, $2, $3, 'one', 'One', '{}', '', '', '', false, true, 1, 1)`,
    [one.connectionId, one.provider, one.account],
  );
  const erased = "insert into erased_numbers (connection_id, number_hash, erased_at) values ($1, 'hash', 1)";
  await database.query(erased, [one.connectionId]);

  const held = await takeLock(database, one.connectionId);
  expect(await deleteRemoved(database, signal)).toBe(false);
  expect((await rowsOf(one.connectionId))["calls"]).toBe(before["calls"]);
  held?.release();
  await expect.poll(() => deleteRemoved(database, signal)).toBe(true);
  expect(await rowsOf(one.connectionId)).toEqual({ connections: 1, erased_numbers: 1 });
  expect(await rowsOf(other.connectionId)).toEqual(before);
});
