import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PhoneRecord } from "@/lib/calls/call";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { CallboardError } from "@/lib/server/errors";
import type { PhoneRecordFeed, PhoneRecordPage } from "@/lib/server/sources/source";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { createContext } from "../context";
import { readProgress } from "../progress";
import { fillRound, headRound } from "../rounds";
import { comparePhones } from "../testing/compare-phones";
import { connectTo } from "../testing/mirrored";
import { createMemoryConnection } from "../testing/memory-source";
import { readFeedState, restartFeed } from "./feed-state";
import { readPhoneRecords } from "./read-phone-records";

const never = new AbortController().signal;
const beginning = Date.parse("2026-11-20T18:00:00Z");
const minute = 60_000;
const hour = 60 * minute;

let database: TestDatabase;
let time = beginning;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(() => database.close());
beforeEach(() => void (time = beginning));

type Asked = { order: string; next: string | undefined };

let accounts = 0;

/** An account whose feed answers from a function. */
async function open(answer: (asked: Asked, request: number) => PhoneRecordPage) {
  const { connection } = createMemoryConnection(`phone-${(accounts += 1)}`, []);
  const asked: Asked[] = [];
  const page: PhoneRecordFeed["page"] = async (order, next) => {
    asked.push({ order, next });
    return answer({ order, next }, asked.length);
  };
  const phoneRecords: PhoneRecordFeed = { page };
  const own = { ...connection, source: { ...connection.source, phoneRecords } };
  await registerConnection(database, own, time);
  const { connectionId } = connection;
  return {
    asked,
    connectionId,
    read: (signal = never) =>
      readPhoneRecords(
        createContext(database, own, () => time),
        signal,
      ),
    restart: () => restartFeed(database, connectionId),
    state: () => readFeedState(database, connectionId),
    async ids() {
      const rows = await database.query<{ id: string }>(
        "select record_id as id from phone_records where connection_id = $1 order by 1",
        [connectionId],
      );
      return rows.map(({ id }) => id);
    },
  };
}

const record = (id: string, changedAt: number): PhoneRecord => ({
  id,
  direction: "inbound",
  status: "answered",
  changedAt,
});

const pageOf = (records: PhoneRecord[], next?: string): PhoneRecordPage => ({
  records,
  rows: records.length,
  ...(next !== undefined && { next }),
});

const fail = (code: CallboardError["code"], retryAfter?: number): never => {
  throw new CallboardError(code, "It failed.", { retryAfter });
};

describe("reading phone records", () => {
  it("begins with all, the newest first, and goes on with what has changed since", async () => {
    const changes = [[record("c", beginning + minute)], [record("b", beginning - hour)], []];
    const feed = await open(({ order, next }) => {
      if (order === "newest") return pageOf([record(next ?? "a", 0)], next === undefined ? "b" : undefined);
      return pageOf(changes[Number(next ?? 0)] ?? [], String(Number(next ?? 0) + 1));
    });
    await feed.read();
    expect([await feed.ids(), (await feed.state()).wholeSince]).toEqual([["a", "b"], beginning]);
    time += 2 * minute;
    await feed.read();
    expect(feed.asked).toEqual([
      { order: "newest", next: undefined },
      { order: "newest", next: "b" },
      { order: "changed", next: undefined },
      { order: "changed", next: "1" },
    ]);
    expect(await feed.ids()).toEqual(["a", "b", "c"]);
    expect((await feed.state()).wholeSince).toBe(time);
  });

  it("stops at what it knows if the upstream tells no times of changes", async () => {
    const still: PhoneRecord = { id: "a", direction: "inbound" };
    const feed = await open(({ order }) => pageOf([still], order === "newest" ? undefined : "more"));
    await feed.read();
    await feed.read();
    expect(feed.asked.map(({ order }) => order)).toEqual(["newest", "changed"]);
  });

  it("goes on where it was interrupted", async () => {
    const stop = new AbortController();
    const feed = await open(({ next }, request) => {
      if (request === 2) {
        stop.abort(new Error("The process ends."));
        stop.signal.throwIfAborted();
      }
      return pageOf(
        [record(`page ${next ?? "0"}`, 0)],
        next === "2" ? undefined : String(Number(next ?? 0) + 1),
      );
    });
    await expect(feed.read(stop.signal)).rejects.toThrow("The process ends.");
    expect(await feed.ids()).toEqual(["page 0"]);
    await feed.read();
    expect(feed.asked.map(({ next }) => next)).toEqual([undefined, "1", "1", "2"]);
    expect(await feed.ids()).toEqual(["page 0", "page 1", "page 2"]);
  });

  it("begins anew where the upstream refuses its cursor, at once and then more and more seldom", async () => {
    const feed = await open(({ next }) =>
      next === undefined ? pageOf([record("a", 0)], "gone") : fail("upstream_rejected"),
    );
    await feed.read();
    expect(feed.asked.map(({ next }) => next)).toEqual([undefined, "gone", undefined, "gone"]);
    for (let round = 0; round < 60; round += 1) {
      time += minute;
      await feed.read();
    }
    expect(feed.asked.length).toBeLessThan(4 + 2 * 10);
    expect((await feed.state()).wholeSince).toBeNull();
  });

  it("ends where a cursor repeats, or never ends", async () => {
    const repeated = await open(() => pageOf([record("a", 0)], "again"));
    await repeated.read();
    expect(repeated.asked).toHaveLength(2);
    const circle = await open(({ next }, request) =>
      pageOf([record(`${next === "x"}`, 0)], request % 2 === 1 ? "x" : "y"),
    );
    await circle.read();
    expect(circle.asked.length).toBeLessThan(4);
    const endless = await open((_, request) => ({
      ...pageOf([record(`r${request}`, 0)], `${request}`),
      total: 30,
    }));
    await endless.read();
    expect(endless.asked.length).toBeLessThan(90);
    for (const feed of [repeated, circle, endless]) expect((await feed.state()).wholeSince).toBe(beginning);
  });

  it("leaves the upstream alone for hours without the permission, until all is to be checked again", async () => {
    const feed = await open(() => fail("upstream_forbidden"));
    for (let round = 0; round < 12; round += 1) {
      await feed.read();
      time += hour;
    }
    expect(feed.asked).toHaveLength(2);
    await feed.restart();
    await feed.read();
    expect(feed.asked).toHaveLength(3);
  });

  it("waits as long as the upstream asks for", async () => {
    const feed = await open((_, request) =>
      request === 1 ? fail("upstream_unavailable", 120) : pageOf([record("a", 0)]),
    );
    await feed.read();
    time += minute;
    await feed.read();
    expect(feed.asked).toHaveLength(1);
    time += 2 * minute;
    await feed.read();
    expect(await feed.ids()).toEqual(["a"]);
  });
});

/** The sync of a sandbox, which a test takes step by step. */
async function openSandbox(calls = 240) {
  const locationId = `phones-${(accounts += 1)}`;
  const sandbox = createHighLevelSandbox({ now: () => time, rateLimit: null, calls, locationId });
  const connection = connectTo(
    { url: "http://localhost", token: sandbox.token, locationId },
    { fetch: (input, init) => sandbox.fetch(new Request(input, init)) },
  );
  await registerConnection(database, connection, time);
  const context = createContext(database, connection, () => time);
  return {
    sandbox,
    connection,
    phones: () => readPhoneRecords(context, never),
    async calls() {
      await headRound(context, never);
      await fillRound(context, never);
    },
    async expectEqual() {
      const { mirror, upstream } = await comparePhones(database, connection.connectionId, sandbox);
      expect(mirror).toEqual(upstream);
      return upstream;
    },
  };
}

describe("over the sandbox", { timeout: 60_000 }, () => {
  it("joins all records, before or after the calls", async () => {
    const [before, after] = [await openSandbox(), await openSandbox()];
    await before.phones();
    await before.calls();
    await after.calls();
    await after.phones();
    const said = [...(await before.expectEqual()).values()];
    expect(said.filter((each) => each === "outbound answered").length).toBeGreaterThan(9);
    expect(said.filter((each) => each === "not reported").length).toBeGreaterThan(9);
    await after.expectEqual();
  });

  it("finds changes of old calls, and records that come late, with few requests", async () => {
    const { sandbox, phones, calls, expectEqual } = await openSandbox();
    await phones();
    await calls();
    time += minute;
    sandbox.control({ addCalls: 40 });
    await calls();
    await phones();
    const old = [...sandbox.rows()].slice(0, 60);
    sandbox.control({ changeMessages: old.map(({ id }) => ({ call: id, status: "voicemail" })) });
    time += 30 * minute;
    const { requests } = sandbox.state();
    await phones();
    expect(sandbox.state().requests - requests).toBeLessThan(4);
    await expectEqual();
  });

  it("begins anew where a cursor is dropped meanwhile, and has all at the end", async () => {
    const { sandbox, connection, phones } = await openSandbox(1000);
    const { phoneRecords: feed } = connection.source;
    const ids: string[] = [];
    let pages = 0;
    const page: PhoneRecordFeed["page"] = async (...asked) => {
      pages += 1;
      if (pages === 2) sandbox.control({ dropCursors: true });
      const answer = (await feed?.page(...asked)) ?? fail("internal");
      ids.push(...answer.records.map(({ id }) => id));
      return answer;
    };
    connection.source.phoneRecords = { page };
    await phones();
    expect(pages).toBe(5);
    const [stored] = await database.query<{ records: number }>(
      "select count(*) as records from phone_records where connection_id = $1",
      [connection.connectionId],
    );
    expect(stored?.records).toBe(new Set(ids).size);
    expect((await readFeedState(database, connection.connectionId)).wholeSince).toBe(time + 1);
  });

  it("says on the sync page what the missing scope would bring, until the token has it", async () => {
    const { sandbox, connection, phones } = await openSandbox(60);
    const missing = async () =>
      (await readProgress(database, connection, { absent: { state: "starting" }, now: time })).missingScopes;
    sandbox.control({ scopes: ["voice-ai-dashboard.readonly"] });
    await phones();
    expect(await missing()).toEqual([
      { scope: "conversations/message.readonly", brings: "direction, phone status and recordings" },
    ]);
    sandbox.control({ scopes: ["voice-ai-dashboard.readonly", "conversations/message.readonly"] });
    time += 7 * hour;
    await phones();
    expect(await missing()).toBeUndefined();
  });
});
