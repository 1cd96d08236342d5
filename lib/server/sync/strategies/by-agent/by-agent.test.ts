import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { CallboardError } from "@/lib/server/errors";
import type { AgentFeed } from "@/lib/server/sources/source";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { sendCommand } from "../../commands";
import { createContext } from "../../context";
import { readCoverageRows } from "../../coverage-rows";
import { fillRound, headRound } from "../../rounds";
import { callAt, createMemoryConnection, type ListedCall } from "../../testing/memory-source";

const database = await testDatabase();
afterAll(() => database.close());

const size = 10;
const now = Date.parse("2026-11-20T18:00:00Z");
const { signal } = new AbortController();
let accounts = 0;
let time = now;
beforeEach(() => void (time = now));

const listed = (agent: string, count: number): ListedCall[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${agent}-${index}`,
    at: now - (index + 1) * 3600_000,
  }));

interface Upstream {
  totals?: boolean;
  before?: (request: number, agent: string) => unknown;
  /** Rows of its pages, which may be fewer than were asked for. */
  given?: number;
  /** It says which page is the last one, and refuses those behind it. */
  saysLast?: boolean;
}

/** An upstream that lists the calls of one agent only; a test changes its lists, also between two requests. */
async function open(
  lists: Record<string, ListedCall[]>,
  { totals = true, before, given = size, saysLast = false }: Upstream = {},
) {
  let requests = 0;
  const agents = new Set(Object.keys(lists));
  const page: AgentFeed["page"] = async (agent, number) => {
    requests += 1;
    await before?.(requests, agent);
    const all = lists[agent] ?? [];
    const rows = all.slice((number - 1) * given, number * given);
    if (saysLast && number > 1 && rows.length === 0) throw new Error("There is no such page.");
    const calls = new Map(
      rows.map((row) => [row.id, { ...callAt(row), agent: { id: agent, deleted: false } }]),
    );
    return {
      calls: [...calls.values()],
      unreadable: 0,
      rows: rows.length,
      ...(totals && { total: all.length }),
      ...(saysLast && { last: number * given >= all.length }),
    };
  };
  const { connection } = createMemoryConnection(`agents-${(accounts += 1)}`, []);
  const source = {
    ...connection.source,
    feed: { by: "agent", pageSize: size, page } as const,
    listAgents: () => Promise.resolve([...agents].map((id) => ({ id, name: id, deleted: false }))),
  };
  const { connectionId } = connection;
  await registerConnection(database, connection, now);
  const context = createContext(database, { ...connection, source }, () => time);
  return {
    agents,
    connectionId,
    async round() {
      const first = requests;
      time += 60_000;
      await headRound(context, signal);
      await fillRound(context, signal);
      return requests - first;
    },
    async ids() {
      const rows = await database.query<{ id: string }>("select id from calls where connection_id = $1", [
        connectionId,
      ]);
      return rows.map(({ id }) => id).sort();
    },
    coverage: () => readCoverageRows(database, connectionId),
  };
}

const idsOf = (...lists: ListedCall[][]) =>
  lists
    .flat()
    .map(({ id }) => id)
    .sort();

describe.each([true, false])("a feed by agent (totals: %s)", (totals) => {
  it("is read whole, and cheap when nothing is new", async () => {
    const lists = { a: listed("a", 47), b: listed("b", 20), c: [] };
    const account = await open(lists, { totals });
    await account.round();
    expect(await account.ids()).toEqual(idsOf(lists.a, lists.b));
    expect(await account.coverage()).toMatchObject([{ start: 0, end: time, calls: 67, verified: true }]);
    expect(await account.round()).toBeLessThanOrEqual(2 * 3);
    expect(await account.coverage()).toMatchObject([{ end: time, verified: true }]);
  });

  it.each([0, 13, 47])("finds a call that comes at place %s of a list", async (place) => {
    const lists = { a: listed("a", 47) };
    const account = await open(lists, { totals });
    await account.round();
    lists.a.splice(place, 0, { id: "new", at: now });
    await account.round();
    expect(await account.ids()).toEqual(idsOf(lists.a));
    expect(await account.coverage()).toMatchObject([{ calls: 48, verified: true }]);
  });

  it.each([1, 2, 3, 4])("misses nothing when calls come and go before request %s", async (at) => {
    const lists = { a: listed("a", 47) };
    const account = await open(lists, {
      totals,
      before(request) {
        if (request === at) lists.a = [{ id: "new", at: now }, ...lists.a.filter((_, index) => index !== 4)];
        if (request === at + 1) lists.a = lists.a.slice(3);
      },
    });
    await account.round();
    expect(await account.ids()).toEqual(expect.arrayContaining(idsOf(lists.a)));
  });

  it("is complete although the order changes, or is not called so", async () => {
    const lists = { a: listed("a", 47) };
    const account = await open(lists, { totals, before: () => void lists.a.reverse() });
    for (let round = 0; round < 4; round += 1) await account.round();
    const [span] = await account.coverage();
    if (span?.verified && !span.partial) expect(await account.ids()).toEqual(idsOf(lists.a));
  });

  it.each([0, 10, 20, 47])(
    "whose upstream says which page is the last one is read to it (%s calls)",
    async (count) => {
      const lists = { a: listed("a", count) };
      const account = await open(lists, { totals, saysLast: true });
      await account.round();
      expect(await account.ids()).toEqual(idsOf(lists.a));
      expect(await account.coverage()).toMatchObject([{ calls: count, verified: true }]);
      expect(await account.round()).toBeLessThanOrEqual(2);
      lists.a.splice(5, 0, { id: "new", at: now });
      await account.round();
      expect(await account.ids()).toEqual(idsOf(lists.a));
    },
  );

  it("whose upstream gives shorter pages than it was asked for is read whole", async () => {
    const lists = { a: listed("a", 47) };
    const account = await open(lists, { totals, saysLast: true, given: 7 });
    await account.round();
    expect(await account.ids()).toEqual(idsOf(lists.a));
    expect(await account.coverage()).toMatchObject([{ calls: 47, verified: true }]);
  });

  it("shows what is read so far, and says that it is not all", async () => {
    const lists = { a: listed("a", 35), b: listed("b", 20) };
    let seen: { coverage: unknown; ids: number } | undefined;
    const account = await open(lists, {
      totals,
      async before(request) {
        if (request === 6) seen = { coverage: await account.coverage(), ids: (await account.ids()).length };
      },
    });
    await account.round();
    expect(seen?.ids).toBeGreaterThan(0);
    expect(seen?.coverage).toMatchObject([{ start: 0, partial: true, calls: seen?.ids }]);
    expect(await account.coverage()).toMatchObject([{ calls: 55, partial: false }]);
  });

  it("reads agents that are no longer listed, and deletes no call of theirs", async () => {
    const lists: Record<string, ListedCall[]> = { a: listed("a", 5), b: listed("b", 5) };
    const account = await open(lists, { totals });
    await account.round();
    account.agents.delete("b");
    lists["b"] = [{ id: "late", at: now }, ...listed("b", 5)];
    await account.round();
    expect(await account.ids()).toContain("late");
    lists["b"] = [];
    await account.round();
    expect(await account.ids()).toHaveLength(11);
  });

  it("stores the other agents when one fails, says so, and is not complete", async () => {
    let fails = true;
    const lists = { a: listed("a", 12), b: listed("b", 12) };
    const account = await open(lists, {
      totals,
      before(_, agent) {
        if (fails && agent === "a") throw new CallboardError("upstream_unavailable", "Wait.");
      },
    });
    await expect(account.round()).rejects.toMatchObject({ code: "upstream_unavailable" });
    expect(await account.ids()).toEqual(idsOf(lists.b));
    expect(await account.coverage()).toMatchObject([{ calls: 12, partial: true }]);
    fails = false;
    await account.round();
    expect(await account.coverage()).toMatchObject([{ calls: 24, verified: true, partial: false }]);
  });

  it("reads everything again when a reader wants that", async () => {
    const lists = { a: listed("a", 30) };
    const account = await open(lists, { totals });
    await account.round();
    // As many as before, in the middle: no length shows it.
    lists.a[15] = { id: "swapped", at: now };
    await account.round();
    expect(await account.ids()).not.toContain("swapped");
    await sendCommand(database, account.connectionId, "recheck", time);
    await account.round();
    expect(await account.ids()).toContain("swapped");
  });

  it("that repeats one page for ever ends, and is not complete", async () => {
    const lists = { a: listed("a", 10) };
    const account = await open(lists, {
      totals,
      before: () => void (lists.a = [...lists.a, ...listed("a", 10)]),
    });
    expect(await account.round()).toBeLessThan(20);
    expect(await account.coverage()).toMatchObject([{ partial: false, verified: false }]);
  });
});

describe("a list that has grown", () => {
  it.each([
    ["at its beginning", (list: ListedCall[], added: ListedCall[]) => [...added, ...list]],
    ["at its end", (list: ListedCall[], added: ListedCall[]) => [...list, ...added]],
  ])("%s is read as far as it is new", async (_, grow) => {
    const lists = { a: listed("a", 95) };
    const account = await open(lists);
    await account.round();
    lists.a = grow(lists.a, listed("new", 24));
    // The first page and the last one, and the pages between that hold new calls.
    expect(await account.round()).toBeLessThanOrEqual(4);
    expect(await account.ids()).toEqual(idsOf(lists.a));
    expect(await account.coverage()).toMatchObject([{ calls: 119, verified: true }]);
    expect(await account.round()).toBe(2);
  });

  it("and lost calls as well is read whole", async () => {
    const lists = { a: listed("a", 95) };
    const account = await open(lists);
    await account.round();
    lists.a = [...listed("new", 12), ...lists.a.slice(0, 90)];
    expect(await account.round()).toBeGreaterThan(10);
    expect(await account.ids()).toEqual(idsOf(listed("new", 12), listed("a", 95)));
  });
});
