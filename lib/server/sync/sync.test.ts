import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { createHighLevelSandbox, type HighLevelSandboxOptions } from "@/lib/sandbox/highlevel";
import { serve } from "@/lib/sandbox/serve";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { createContext } from "./context";
import { readCoverageRows } from "./coverage-rows";
import { fillRound, headRound } from "./rounds";
import { gapsOf } from "./spans";
import { compare, connectTo } from "./testing/mirrored";
import { sendCommand } from "./commands";

// Each of them reads a few hundred calls over real connections, on machines that may do much else.
vi.setConfig({ testTimeout: 60_000 });

const database = await testDatabase();
const beginning = Date.parse("2026-11-20T18:00:00Z");
const minute = 60_000;
const hour = 60 * minute;
const closing: (() => Promise<void>)[] = [];
let accounts = 0;

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(() => database.close());

/** An upstream on a port, and the sync of it, which a test takes step by step. */
async function open(options: HighLevelSandboxOptions = {}) {
  let time = beginning;
  const now = () => time;
  const locationId = `sync-${(accounts += 1)}`;
  const sandbox = createHighLevelSandbox({ now, rateLimit: null, calls: 300, locationId, ...options });
  const { url, close } = await serve(sandbox.fetch);
  closing.push(close);
  const connection = connectTo({ url, token: sandbox.token, locationId });
  const { connectionId } = connection;
  await registerConnection(database, connection, time);
  const context = createContext(database, connection, now);
  const { signal } = new AbortController();
  const requests = () => sandbox.state().requests;
  return {
    sandbox,
    connectionId,
    advance: (milliseconds: number) => void (time += milliseconds),
    head: () => headRound(context, signal),
    fill: () => fillRound(context, signal),
    command: (command: "now" | "recheck") => sendCommand(database, connectionId, command, time),
    coverage: () => readCoverageRows(database, connectionId),
    /** The requests that some work takes. */
    async costOf(work: () => Promise<void>) {
      const before = requests();
      await work();
      return requests() - before;
    },
    async expectEqual() {
      const { mirror, upstream } = await compare(database, connectionId, sandbox.rows());
      expect(mirror).toEqual(upstream);
    },
    async expectWhole() {
      const rows = await readCoverageRows(database, connectionId);
      expect(gapsOf(rows, rows.at(-1)?.end ?? 0)).toEqual([]);
      expect(rows.every(({ verified }) => verified)).toBe(true);
    },
  };
}

/** Reads all, and then goes on for so long that everything was compared. */
async function settle(sync: Awaited<ReturnType<typeof open>>) {
  for (let round = 0; round < 3; round += 1) {
    await sync.head();
    await sync.fill();
    sync.advance(25 * hour);
  }
  await sync.command("recheck");
  await sync.head();
  await sync.fill();
}

describe("the first time", () => {
  it("reads everything, and says that all is verified", async () => {
    const sync = await open({ calls: 1_000 });
    await sync.head();
    await sync.fill();
    await sync.expectEqual();
    await sync.expectWhole();
    // 20 pages, and a few for the beginning, the names and the comparison.
    expect(sync.sandbox.state().requests).toBeLessThan(40);
  });

  it("has nothing of an account without a call, and knows it", async () => {
    const sync = await open({ calls: 0 });
    await sync.head();
    await sync.fill();
    await sync.expectEqual();
    await sync.expectWhole();
    expect(sync.sandbox.state().requests).toBeLessThan(12);
  });

  it("gets over years without a call in a few requests", async () => {
    const sync = await open({ calls: 120 });
    sync.advance(9 * 365 * 24 * hour);
    sync.sandbox.control({ addCalls: 3 });
    const cost = await sync.costOf(async () => {
      await sync.head();
      await sync.fill();
    });
    await sync.expectEqual();
    await sync.expectWhole();
    expect(cost).toBeLessThan(20);
  });

  it("reads nothing twice when it begins again", async () => {
    const sync = await open({ calls: 400 });
    await sync.head();
    await sync.fill();
    sync.advance(10_000);
    expect(await sync.costOf(sync.head)).toBe(1);
    // How many there are is asked for by whoever begins.
    expect(await sync.costOf(sync.fill)).toBe(0);
  });

  it("stores what the account calls its agents and its time zone", async () => {
    const sync = await open();
    await sync.head();
    await sync.fill();
    const names = await database.query<{ name: string | null }>(
      `select name from agents where connection_id = $1 and not deleted`,
      [sync.connectionId],
    );
    expect(names.length).toBeGreaterThan(5);
    expect(names.every(({ name }) => name !== null)).toBe(true);
    const [zone] = await database.query(`select time_zone from connections where connection_id = $1`, [
      sync.connectionId,
    ]);
    expect(zone).toEqual({ time_zone: "America/Chicago" });
  });
});

describe("later", () => {
  it("finds calls that have just ended, with one request", async () => {
    const sync = await open();
    await sync.head();
    await sync.fill();
    sync.advance(20_000);
    sync.sandbox.control({ addCalls: 4 });
    expect(await sync.costOf(sync.head)).toBe(1);
    await sync.expectEqual();
    await sync.expectWhole();
  });

  it("finds calls that started long before others that are here already", async () => {
    const sync = await open();
    await sync.head();
    await sync.fill();
    for (let round = 0; round < 6; round += 1) {
      sync.advance(17_000);
      sync.sandbox.control({ addCalls: 25 });
      await sync.head();
      await sync.expectEqual();
    }
    await sync.expectWhole();
  });

  it("catches up after days of which it knows nothing, the newest first", async () => {
    const sync = await open({ arrivals: 0.05 });
    await sync.head();
    await sync.fill();
    sync.advance(72 * hour);
    await sync.head();
    const [gap] = gapsOf(await sync.coverage(), beginning + 72 * hour);
    expect(gap?.start).toBeGreaterThan(0);
    await sync.fill();
    await sync.expectEqual();
    await sync.expectWhole();
  });

  it("takes over summaries that come late, up to two days", async () => {
    const sync = await open({ calls: 30, arrivals: 0.02 });
    sync.advance(44 * hour);
    await sync.head();
    await sync.fill();
    const recent = [...sync.sandbox.rows()].filter(({ createdAt }) => Date.parse(createdAt) > beginning);
    expect(recent.length).toBeGreaterThan(40);
    sync.sandbox.control({ reviseCalls: recent.map(({ id }) => id) });
    sync.advance(3 * hour);
    await sync.head();
    await sync.expectEqual();
  });

  it("finds deletions anywhere by counting alone", async () => {
    const sync = await open({ calls: 1_000 });
    await sync.head();
    await sync.fill();
    const ids = [...sync.sandbox.rows()].map(({ id }) => id);
    sync.sandbox.control({ deleteCalls: [3, 500, 501, 900, 995].flatMap((index) => ids[index] ?? []) });
    sync.advance(6 * minute);
    await sync.head();
    expect(await sync.costOf(sync.fill)).toBeLessThan(60);
    await sync.expectEqual();
    await sync.expectWhole();
  });

  it("reads everything again on command, and finds what counts do not show", async () => {
    const sync = await open({ calls: 400 });
    await sync.head();
    await sync.fill();
    const ids = [...sync.sandbox.rows()].map(({ id }) => id);
    sync.sandbox.control({ reviseCalls: ids.slice(0, 200) });
    sync.advance(minute);
    await sync.command("recheck");
    await sync.head();
    await sync.fill();
    await sync.expectEqual();
    await sync.expectWhole();
    const [commands] = await database.query(
      `select recheck_wanted_at from sync_states where connection_id = $1`,
      [sync.connectionId],
    );
    expect(commands).toEqual({ recheck_wanted_at: null });
  });

  it("joins the small spans of its refreshes once they are old", async () => {
    const sync = await open({ calls: 40 });
    await sync.head();
    await sync.fill();
    for (let round = 0; round < 12; round += 1) {
      sync.advance(11 * minute);
      sync.sandbox.control({ addCalls: 1 });
      await sync.head();
    }
    const many = (await sync.coverage()).length;
    sync.advance(80 * hour);
    await sync.head();
    await sync.fill();
    await sync.expectEqual();
    await sync.expectWhole();
    const few = (await sync.coverage()).length;
    expect(few).toBeLessThan(many);
    expect(few).toBeLessThan(6);
  });
});

describe("an upstream that changes while it is read", () => {
  it.each([
    ["adds", { every: 2, add: 2, within: 48 * hour, times: 8 }],
    ["deletes", { every: 2, remove: 2, times: 8 }],
    ["revises", { every: 2, revise: 3, times: 8 }],
    ["does all of it", { every: 1, add: 1, remove: 1, revise: 1, within: 200 * 24 * hour, times: 20 }],
  ])("%s: the mirror is equal at the end", async (_, drift) => {
    const sync = await open({ calls: 350 });
    sync.sandbox.control({ drift });
    await settle(sync);
    await sync.expectEqual();
    await sync.expectWhole();
  });
});

describe("an upstream that fails", () => {
  it.each(["repeat-row", "429", "500", "cut", "malformed", "reset"] as const)(
    "with %s for a while: the mirror is equal at the end",
    async (kind) => {
      const sync = await open({ calls: 260 });
      sync.sandbox.control({ fail: { kind, path: "call-logs", times: 6 } });
      for (let tries = 0; tries < 8; tries += 1) {
        await sync.head().catch(() => undefined);
        await sync.fill().catch(() => undefined);
      }
      await sync.expectEqual();
      await sync.expectWhole();
    },
  );

  it("says no totals: all is read, and none of it verified", async () => {
    const sync = await open({ calls: 260 });
    sync.sandbox.control({ fail: { kind: "no-total" } });
    await sync.head();
    await sync.fill();
    await sync.expectEqual();
    const rows = await sync.coverage();
    expect(gapsOf(rows, rows.at(-1)?.end ?? 0)).toEqual([]);
    expect(rows.some(({ verified }) => verified)).toBe(false);
  });

  it("has rows that cannot be read: they are counted, and the rest is verified", async () => {
    const sync = await open({ calls: 260 });
    sync.sandbox.control({ fail: { kind: "bad-row", path: "call-logs" } });
    await sync.head();
    await sync.fill();
    const rows = await sync.coverage();
    const sum = rows.reduce((all, { calls, unreadable }) => all + calls + unreadable, 0);
    expect(gapsOf(rows, rows.at(-1)?.end ?? 0)).toEqual([]);
    expect(sum).toBe(260);
    expect(rows.reduce((all, { unreadable }) => all + unreadable, 0)).toBeGreaterThan(0);
  });
});
