import { afterAll, expect, it, vi } from "vitest";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { bareCall } from "@/lib/testing/bare-call";
import { readCoverageRows } from "../../coverage-rows";
import { beginning, openMemoryAccount } from "../../testing/memory-account";

vi.setConfig({ testTimeout: 120_000 });

const database = await testDatabase();
afterAll(() => database.close());

const hour = 3_600_000;
const day = 24 * hour;

/** An account of some months, of which old calls change without any count saying so. */
async function open(reReadEvery: number | undefined) {
  const calls = Array.from({ length: 1_300 }, (_, at) => ({
    id: `c${at}`,
    at: beginning - (at + 1) * 3 * hour,
  }));
  let word = "first";
  const account = await openMemoryAccount(database, calls, {
    describeCall: ({ id, at }) => bareCall(id, at, { summary: { text: word, format: "plain" } }),
  });
  account.context.reReadEvery = reReadEvery;
  await account.round();
  word = "redacted";
  const old = async () => {
    const [row] = await database.query<{ count: number }>(
      `select count(*) as count from call_records as record join calls using (connection_id, id)
       where connection_id = $1 and started_at < $2 and row -> 'summary' ->> 'text' = 'first'`,
      [account.connection.connectionId, beginning - 3 * day],
    );
    return row?.count ?? 0;
  };
  const pass = async (days: number) => {
    const before = account.requests();
    for (let step = 0; step < days * 8; step++) {
      account.advance(3 * hour);
      await account.round();
    }
    return account.requests() - before;
  };
  return { ...account, old, pass };
}

it("reads all old calls again within a week, a share of them each day, with few requests", async () => {
  const account = await open(7 * day);
  const all = await account.old();
  expect(all).toBeGreaterThan(1_000);
  const never = await open(undefined);
  const usual = await never.pass(4);
  const requests = await account.pass(4);
  const half = await account.old();
  expect(half).toBeLessThan(all * 0.8);
  expect(half).toBeGreaterThan(0);
  // 26 pages a week.
  expect(requests - usual).toBeLessThan(30);
  await account.pass(5);
  expect(await account.old()).toBe(0);
  const rows = await readCoverageRows(database, account.connection.connectionId);
  expect(Math.min(...rows.map(({ readAt }) => readAt))).toBeGreaterThan(beginning);
  expect(await never.old()).toBe(all);
});
