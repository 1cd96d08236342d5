import { once } from "node:events";
import { afterAll, expect, it } from "vitest";
import { openDatabase } from "@/lib/server/postgres/database";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { takeLock } from "./lock";

const database = await testDatabase();
// As another process has it.
const other = openDatabase(database.config);
afterAll(async () => {
  await other.close();
  await database.close();
});

it("is one process's at a time, for each connection", async () => {
  const lock = await takeLock(database, 1);
  expect(await takeLock(other, 1)).toBeUndefined();
  const second = await takeLock(other, 2);
  expect(second).toBeDefined();
  second?.release();
  lock?.release();
});

it("is lost with its connection to the database, and another's then", async () => {
  const lock = await takeLock(database, 3);
  const [own] = (await lock?.query<{ pid: number }>("select pg_backend_pid() as pid")) ?? [];
  expect(lock?.lost.aborted).toBe(false);
  const lost = lock && once(lock.lost, "abort");
  await other.query("select pg_terminate_backend($1)", [own?.pid]);
  await lost;
  const next = await takeLock(other, 3);
  expect(next).toBeDefined();
  next?.release();
  lock?.release();
});
