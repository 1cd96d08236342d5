import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { Connection } from "@/lib/server/connections";
import { serve, type Served } from "@/lib/sandbox/serve";
import { createTelzinoSandbox, type TelzinoSandboxOptions } from "@/lib/sandbox/telzino";
import { createTelzinoSource } from "@/lib/server/sources/telzino/source";
import { createFastClock } from "@/lib/server/sources/testing/fast-clock";
import { connectionIdOf } from "@/lib/server/store/connection-id";
import { readAgents } from "@/lib/server/store/read/names";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { createContext } from "./context";
import { fillRound, headRound } from "./rounds";
import { compare } from "./testing/mirrored";

const database = await testDatabase();
afterAll(() => database.close());
const start = Date.parse("2026-11-20T18:00:00Z");
const { signal } = new AbortController();
const unpaced = { acquire: () => Promise.resolve({ done: () => 0 }) };
let accounts = 0;
let served: Served | undefined;
afterEach(() => served?.close());

async function open(options: TelzinoSandboxOptions = {}) {
  let time = start;
  const account = `client-${(accounts += 1)}`;
  const sandbox = createTelzinoSandbox({ calls: 90, now: () => time, clientId: account, ...options });
  served = await serve(sandbox.fetch);
  const { clientId, clientSecret } = sandbox;
  const source = createTelzinoSource(
    { slug: "main", baseUrl: served.url, clientId, clientSecret },
    {
      // Several pages for each agent without thousands of calls.
      pageSize: 10,
      clock: createFastClock(200),
      pacer: unpaced,
      attemptTimeout: 6_000_000,
      budgets: { interactive: 6_000_000, background: 6_000_000 },
    },
  );
  const connectionId = connectionIdOf("telzino", account);
  const connection: Connection = {
    slug: "main",
    name: "Main",
    provider: "telzino",
    account,
    connectionId,
    isLocal: true,
    timeZone: undefined,
    source,
  };
  await registerConnection(database, connection, time);
  const context = createContext(database, connection, () => time);
  const rows = () =>
    Array.from(sandbox.rows(), (row) => ({
      id: row.id,
      createdAt: row.call_started_at,
      duration: row.call_duration,
      summary: row.summary_text,
    }));
  return {
    sandbox,
    connectionId,
    compare: () => compare(database, connectionId, rows()),
    async round() {
      const { lists } = sandbox.state();
      time += 300_000;
      await headRound(context, signal);
      await fillRound(context, signal);
      return sandbox.state().lists - lists;
    },
  };
}

async function expectEqual(account: Awaited<ReturnType<typeof open>>) {
  const { mirror, upstream } = await account.compare();
  expect(mirror).toEqual(upstream);
}

describe("the mirror of an organization of Telzino", () => {
  it.each(["newest", "oldest", "none"] as const)(
    "is equal, and cheap without news, in the order %s",
    async (order) => {
      const account = await open({ order });
      account.sandbox.control({ deletedAgents: [] });
      await account.round();
      await expectEqual(account);
      // Eight agents, their list, and nothing more.
      expect(await account.round()).toBeLessThanOrEqual(2 * 8 + 1);
      account.sandbox.control({ addCalls: 30 });
      await account.round();
      await expectEqual(account);
    },
  );

  it.each(["newest", "oldest", "none"] as const)(
    "becomes equal while calls arrive between pages (%s)",
    async (order) => {
      const account = await open({ order, calls: 120 });
      account.sandbox.control({ deletedAgents: [], arriveEvery: 2 });
      await account.round();
      await account.round();
      account.sandbox.control({ arriveEvery: null });
      await account.round();
      await expectEqual(account);
    },
  );

  it("keeps the calls of an agent that disappears, and reads its new ones", async () => {
    const account = await open();
    account.sandbox.control({ deletedAgents: [] });
    await account.round();
    account.sandbox.control({ deletedAgents: [0, 1, 4], addCalls: 40 });
    await account.round();
    await expectEqual(account);
  });

  it("knows which agents are in use", async () => {
    const account = await open();
    account.sandbox.control({ deletedAgents: [] });
    await account.round();
    const statuses = (await readAgents(database, [account.connectionId])).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(["active", "inactive"]));
  });

  it("says that an agent fails, and has the others", async () => {
    const account = await open();
    account.sandbox.control({ deletedAgents: [] });
    const [row] = account.sandbox.rows();
    account.sandbox.control({ fail: { kind: "500", path: `${row?.agent_id}/call-logs` } });
    await expect(account.round()).rejects.toMatchObject({ code: "upstream_unavailable" });
    const stored = await database.query("select id from calls where connection_id = $1", [
      account.connectionId,
    ]);
    const others = Array.from(account.sandbox.rows()).filter(({ agent_id }) => agent_id !== row?.agent_id);
    expect(stored).toHaveLength(others.length);
    account.sandbox.control({ fail: null });
    await account.round();
    await expectEqual(account);
  });

  it("holds no credential and no address of a recording, in any table", async () => {
    const account = await open();
    await account.round();
    const tables = await database.query<{ name: string }>(
      `select c.table_name as name from information_schema.columns as c
         join information_schema.tables as t using (table_schema, table_name)
       where c.table_schema = current_schema() and c.column_name = 'connection_id' and t.table_type = 'BASE TABLE'`,
      [],
    );
    expect(tables.map(({ name }) => name)).toContain("call_records");
    let read = 0;
    for (const { name } of tables) {
      const rows = await database.query<{ text: string }>(
        `select whole::text as text from ${name} as whole where connection_id = $1`,
        [account.connectionId],
      );
      read += rows.length;
      const text = rows.map((row) => row.text).join("\n");
      for (const secret of [
        ...account.sandbox.planted,
        account.sandbox.clientSecret,
        "audio-store",
        "X-Amz",
      ]) {
        expect([name, text.includes(secret)]).toEqual([name, false]);
      }
    }
    expect(read).toBeGreaterThan(180);
  });
});
