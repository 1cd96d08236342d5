import { afterAll, expect, it, vi } from "vitest";
import { readCoverageRows } from "@/lib/server/sync/coverage-rows";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { bareCall } from "@/lib/testing/bare-call";
import { beginning, openMemoryAccount } from "../../testing/memory-account";

vi.setConfig({ testTimeout: 60_000 });

const database = await testDatabase();
afterAll(() => database.close());

it.each([
  ["over months", 3_600_000],
  ["within a minute", 100],
])("long calls %s are read in windows of few calls, with few more requests", async (_, apart) => {
  const calls = Array.from({ length: 600 }, (_, at) => ({ id: `c${at}`, at: beginning - (at + 1) * apart }));
  const account = await openMemoryAccount(database, calls, {
    describeCall: ({ id, at }) =>
      bareCall(id, at, { summary: { text: "word ".repeat(6_000), format: "plain" } }),
  });
  account.context.mostUnits = 3_000_000;
  await account.round();
  expect(await account.ids()).toHaveLength(600);
  const rows = await readCoverageRows(database, account.connection.connectionId);
  expect(rows.every(({ verified }) => verified)).toBe(true);
  expect(Math.max(...rows.map((row) => row.calls))).toBeLessThanOrEqual(150);
  expect(account.requests()).toBeLessThan(80);
});
