import { afterAll, expect, it, vi } from "vitest";
import { CallboardError } from "@/lib/server/errors";
import type { AgentFeed } from "@/lib/server/sources/source";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { createContext } from "../../context";
import { fillRound, headRound } from "../../rounds";
import { callAt, createMemoryConnection } from "../../testing/memory-source";

vi.setConfig({ testTimeout: 120_000 });

const database = await testDatabase();
afterAll(() => database.close());

const beginning = Date.parse("2026-11-20T18:00:00Z");
const hour = 3_600_000;
const day = 24 * hour;
const size = 10;
const { signal } = new AbortController();
let accounts = 0;

/** Two agents with some calls, all of which change after the first reading; a process that may begin again. */
async function open(reReadEvery: number | undefined) {
  let time = beginning;
  let requests = 0;
  let moved = 0;
  const gone = new Set<string>();
  const rows = Array.from({ length: 150 }, (_, at) => ({ id: `c${at}`, at: beginning - (at + 1) * hour }));
  const page: AgentFeed["page"] = (agent, number) => {
    requests += 1;
    if (gone.has(agent)) return Promise.reject(new CallboardError("not_found", "There is no such agent."));
    const own = rows.slice((number - 1) * size, number * size).map(({ id, at }) => ({
      ...callAt({ id: `${agent}-${id}`, at: at - moved }),
      agent: { id: agent, deleted: false },
    }));
    return Promise.resolve({ calls: own, unreadable: 0, rows: own.length, total: rows.length });
  };
  const { connection } = createMemoryConnection(`again-${(accounts += 1)}`, []);
  const source = {
    ...connection.source,
    feed: { by: "agent", pageSize: size, page } as const,
    listAgents: () =>
      Promise.resolve(["a", "b"].filter((id) => !gone.has(id)).map((id) => ({ id, name: id }))),
  };
  await registerConnection(database, connection, beginning);
  const begin = () =>
    Object.assign(
      createContext(database, { ...connection, source }, () => time),
      { reReadEvery },
    );
  let context = begin();
  const round = async () => {
    await headRound(context, signal);
    await fillRound(context, signal);
  };
  await round();
  moved = 1;
  return {
    gone,
    restart: () => void (context = begin()),
    async old() {
      const [row] = await database.query<{ count: number }>(
        `select count(*) as count from calls where connection_id = $1 and started_at % 10 = 0`,
        [connection.connectionId],
      );
      return row?.count ?? 0;
    },
    /** Goes on for some days. @returns the requests that it took */
    async pass(days: number) {
      const before = requests;
      for (let step = 0; step < days * 8; step++) {
        time += 3 * hour;
        await round();
      }
      return requests - before;
    },
  };
}

it("reads the lists of all agents again within a week, a share each day, with few requests", async () => {
  const [never, account] = [await open(undefined), await open(7 * day)];
  const usual = await never.pass(3);
  const all = await never.old();
  expect(all).toBeGreaterThan(200);
  const requests = await account.pass(3);
  const left = await account.old();
  expect(left).toBeLessThan(all * 0.9);
  expect(left).toBeGreaterThan(0);
  // Thirty pages a week.
  expect(requests - usual).toBeLessThan(30);
  account.restart();
  await account.pass(6);
  expect(await account.old()).toBe(0);
  expect(await never.old()).toBe(all);
});

it("goes on where it was after each restart, and past an agent that is gone", async () => {
  const account = await open(3 * day);
  account.gone.add("a");
  for (let count = 0; count < 12; count++) {
    account.restart();
    await account.pass(1);
  }
  // Those of the agent that is gone cannot be read.
  expect(await account.old()).toBe(150);
});
