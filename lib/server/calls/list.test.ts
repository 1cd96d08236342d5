import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Call } from "@/lib/calls/call";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { completeQuery } from "@/lib/calls/query/query";
import type { Reader } from "@/lib/server/access/reader";
import { readerOf } from "@/lib/server/access/testing/reader-of";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { saveWindow } from "@/lib/server/store/write/save-window";
import { getCall } from "./get-call";
import { listAgents } from "./list-agents";
import { listCalls } from "./list-calls";
import { forgetAll, patient, setStore } from "./testing/account";
import { memorySource } from "./testing/memory-source";
import { deadSource, mirrored } from "./testing/mirrored";
import { calls, everything, expectedCalls, manyQueries, now, off } from "./testing/set-of-calls";

const hour = 3_600_000;
const home = "America/Chicago";
const day = 24 * hour;

let database: TestDatabase;
let whole: Reader;
beforeAll(async () => {
  database = await testDatabase();
  setStore(database);
  whole = await mirrored(database, calls, deadSource(off).source, [{ start: 0, end: now }]);
}, 60_000);
afterAll(() => database.close());
beforeEach(() => void vi.spyOn(Date, "now").mockReturnValue(now));
afterEach(forgetAll);

const list = (query: Partial<CallQuery>, reader = whole) =>
  listCalls(reader, completeQuery(query), patient());
const get = (id: string, query: Partial<CallQuery>, reader = whole) =>
  getCall(reader, { connection: "main", id }, completeQuery(query), patient());
const idsOf = (all: readonly { id: string }[]) => all.map(({ id }) => id);
const codesOf = ({ notices }: { notices: { code: string }[] }) => notices.map(({ code }) => code);

describe("pages from the mirror", () => {
  it.each(manyQueries)("of %j add up to the whole, in order, without gap or repeat", async (query) => {
    const ids = idsOf(expectedCalls(query));
    expect(ids.length).toBeGreaterThan(10);
    const pages = Array.from({ length: Math.ceil(ids.length / 10) }, (_, index) => index + 1);
    const answers = await Promise.all(pages.map((page) => list({ ...query, size: 10, page })));
    expect(answers.flatMap((answer) => idsOf(answer.calls))).toEqual(ids);
    expect(new Set(answers.map(({ total }) => total))).toEqual(new Set([ids.length]));
  });

  it("past the end are empty and keep the total", async () => {
    for (const page of [8, 9, Number.MAX_SAFE_INTEGER]) {
      const answer = await list({ ...everything, size: 25, page });
      expect([answer.calls.length, answer.total]).toEqual([page === 8 ? 5 : 0, 180]);
    }
  });

  it("say who served them, when, and in which zone, and ask no upstream", async () => {
    const { source, asked } = deadSource(off);
    const reader = await mirrored(database, calls, source, [{ start: 0, end: now - 5_000 }]);
    const { connectionId } = reader.connection;
    await database.query(
      `insert into agents (connection_id, agent_no, id, name) values ($1, 90, 'agent-new', 'New')`,
      [connectionId],
    );
    await database.query(`update agents set name = 'Ann' where connection_id = $1 and id = 'agent-a'`, [
      connectionId,
    ]);
    await database.query(`update connections set time_zone = 'Asia/Tokyo' where connection_id = $1`, [
      connectionId,
    ]);
    const zoneless = readerOf([{ ...reader.connection, timeZone: undefined }]);
    const answer = await list({ ...everything, agent: ["agent-a"] }, zoneless);
    expect(answer).toMatchObject({
      servedBy: "mirror",
      asOf: new Date(now - 5_000).toISOString(),
      zone: "Asia/Tokyo",
      notices: [],
    });
    expect(answer).not.toHaveProperty("coverage");
    expect(new Set(answer.calls.map(({ agent }) => agent?.name))).toEqual(new Set(["Ann"]));
    expect((await listAgents(reader, patient())).agents.map(({ name }) => name)).toEqual(["Ann", "New"]);
    expect(asked).toEqual([]);
  });

  it("carry what a row shows, under the connection's name of today", async () => {
    const [connection] = whole.grants.map((grant) => grant.connection);
    if (!connection) throw new Error("no connection");
    const renamed = readerOf([{ ...connection, slug: "other" }]);
    const { calls: rows } = await list({ ...everything, size: 50 }, renamed);
    const [newest] = expectedCalls(everything);
    if (!newest) throw new Error("no call");
    const { transcript: _transcript, raw: _raw, phoneRecordId: _record, ...first } = newest;
    expect(rows[0]).toEqual({ ...first, connection: "other" });
  });

  it("say nothing of an empty range at the first moment of a day", async () => {
    vi.spyOn(Date, "now").mockReturnValue(Date.parse("2026-11-20T06:00:00.000Z"));
    expect(await list({ range: "today", tz: home })).toMatchObject({ total: 0, notices: [] });
  });

  it("count hidden trial calls and rows that could not be read", async () => {
    const reader = await mirrored(database, calls, deadSource(off).source, [
      { start: 0, end: now - 40 * day, unreadable: 7 },
      { start: now - 40 * day, end: now - 2 * day, unreadable: 2 },
      { start: now - 2 * day, end: now, unreadable: 1 },
    ]);
    const trial = expectedCalls({ range: "90d", kind: "trial", action: ["any"] }).length;
    expect((await list({ range: "90d", action: ["any"] }, reader)).hidden).toEqual({ trial, unreadable: 10 });
    expect((await list({ range: "7d", kind: "all" }, reader)).hidden).toEqual({ trial: 0, unreadable: 3 });
  });
});

describe("a search in the mirror", () => {
  it("shows where each call holds what was searched for", async () => {
    const { calls: rows } = await list({ ...everything, q: "“follow up” -booking", size: 50 });
    expect(rows.length).toBeGreaterThan(0);
    for (const { hit } of rows) {
      expect(hit?.marks.map(({ start, end }) => hit.text.slice(start, end))).toContain("follow-up");
    }
    const excluded = await list({ ...everything, q: "-booking" });
    expect(excluded.calls.every((row) => !("hit" in row))).toBe(true);
  });

  it("survives whatever is searched for", async () => {
    const hostile = [
      ..."'\\:&|!()<>*%_\0\ud800",
      "' | 'a",
      "a:*",
      "a <-> b",
      "!!a",
      "\\",
      "'; drop table calls; --",
      "$1",
      "(a".repeat(50),
      Array.from({ length: 4_000 }, (_, index) => `w${index}`).join(" "),
      `"${"a b ".repeat(3_000)}"`,
      "-".repeat(900),
      "x".repeat(5_000),
    ];
    for (const q of hostile) expect((await list({ ...everything, q })).total).toBeGreaterThanOrEqual(0);
    expect((await list(everything)).total).toBe(180);
  });

  it("says so where a call is too long to be searched whole", async () => {
    const long = (at: number, count: number): Call => ({
      ...(calls[0] ?? expect.fail()),
      id: `long-${count}`,
      startedAt: new Date(at).toISOString(),
      transcript: {
        turns: [{ index: 1, speaker: "agent", label: "bot", text: "word ".repeat(count) }],
        timing: "none",
      },
    });
    const reader = await mirrored(
      database,
      [long(now - hour, 20), long(now - 3 * day, 20_000)],
      memorySource([]),
      [{ start: 0, end: now }],
    );
    expect(codesOf(await list({ ...everything, range: "today", q: "word" }, reader))).toEqual([]);
    expect(codesOf(await list({ ...everything, q: "word" }, reader))).toEqual(["search_partial"]);
    expect(codesOf(await list({ ...everything }, reader))).toEqual([]);
  });
});

describe("values that mean something to SQL", () => {
  it("match nothing but themselves", async () => {
    const odd = [
      "%",
      "_",
      "agent-_",
      "'",
      "\\",
      '"',
      "{}",
      "{a,b}",
      "null",
      "a\0b",
      "\ud800",
      "😀",
      "agént-e",
    ];
    for (const name of ["agent", "contact", "action", "field"] as const) {
      for (const value of odd) expect((await list({ ...everything, [name]: [value] })).total).toBe(0);
    }
    for (const number of ["%", "_", "\\", "%0", "1_", "+1"]) {
      expect((await list({ ...everything, number })).total).toBe(0);
    }
    for (const agent of ["agent,c", 'agent "d"', "agénte-e"]) {
      const { total } = await list({ ...everything, agent: [agent] });
      expect([agent, total]).toEqual([agent, expectedCalls({ ...everything, agent: [agent] }).length]);
      expect(total).toBeGreaterThan(0);
    }
    for (const id of ["%", "a\0b", "'", "\ud800"]) {
      await expect(get(id, everything)).rejects.toMatchObject({ code: "upstream_unavailable" });
    }
  });
});

describe("a total", () => {
  it.each<Partial<CallQuery>>([
    { action: ["none"] },
    { action: ["none", "SMS"] },
    { action: ["any"], kind: "live" },
    { action: ["SMS", "CALL_TRANSFER"], range: "90d" },
    { action: ["SMS"], agent: ["agent-a"] },
    { action: ["none"], agent: ["agent-a"] },
    { action: ["none"], weekday: [1, 2], tz: "Europe/London" },
    { weekday: [5], hour: [0, 1, 2], tz: home },
    { weekday: [5], hour: [0, 1, 2], tz: "Asia/Kolkata" },
    { hour: [14], agent: ["agent-a"], tz: "Europe/London", range: "year" },
    { min: 30 },
    { min: 29.5, max: 200, range: "year", tz: "Asia/Kathmandu" },
    { max: 59.75, agent: ["agent-a", "agent-b"], kind: "live" },
    { max: 100, action: ["none"] },
    { max: 100, hour: [14] },
  ])("is that of the calls, also if it comes from rollups: %j", async (given) => {
    const query = { ...everything, ...given };
    const { length } = expectedCalls(query);
    expect([(await list(query)).total, (await list(query)).total]).toEqual([length, length]);
  });

  it("is counted once, together with the trial calls, while no call changes", async () => {
    const statements: string[] = [];
    const counted: typeof database = {
      ...database,
      snapshot: (work, signal) =>
        database.snapshot(
          (queries) =>
            work({
              query: (text, values) => {
                statements.push(text);
                return queries.query(text, values);
              },
            }),
          signal,
        ),
    };
    setStore(counted);
    const own = await mirrored(counted, calls, memorySource([]), [{ start: 0, end: now - day }]);
    const countings = () => statements.filter((text) => /count\(\*\)|sum\(calls\)/.test(text)).length;
    const query = { range: "90d", max: 100, size: 10 } as const;
    const { total } = await list(query, own);
    expect(countings()).toBe(1);
    vi.spyOn(Date, "now").mockReturnValue(now + 5_000);
    expect((await list({ ...query, page: 2 }, own)).total).toBe(total);
    expect(countings()).toBe(1);
    const { connectionId } = own.connection;
    const [newest] = calls.filter(({ kind, duration = 100 }) => kind === "live" && duration < 100);
    const call = { ...(newest ?? expect.fail()), id: "newer", startedAt: new Date(now - hour).toISOString() };
    await saveWindow(database, connectionId, {
      start: now - day,
      end: now,
      calls: [call],
      unreadable: 0,
      verified: true,
      readAt: now,
    });
    expect((await list(query, own)).total).toBe(total + 1);
    expect(countings()).toBe(2);
    setStore(database);
  });
});
