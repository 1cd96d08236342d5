import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { completeQuery } from "@/lib/calls/query/query";
import type { Reader } from "@/lib/server/access/reader";
import { storeHolder, type Store } from "@/lib/server/store/store";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { countFacets } from "./count-facets";
import { getCall } from "./get-call";
import { listCalls } from "./list-calls";
import { measureCalls } from "./measure-calls";
import { forgetAll, patient, setStore } from "./testing/account";
import { memorySource } from "./testing/memory-source";
import { deadSource, mirrored } from "./testing/mirrored";
import { calls, expectedCalls, now, off } from "./testing/set-of-calls";

const hour = 3_600_000;
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

describe("a range that the mirror holds a part of", () => {
  const from = now - 20 * day;
  const loaded = (query: Partial<CallQuery>) =>
    expectedCalls(query).filter(
      ({ startedAt }) => Date.parse(startedAt) >= Math.ceil(from / 60_000) * 60_000,
    );
  const partly = (source = memorySource(calls)) =>
    mirrored(database, calls, source, [{ start: from, end: now }]);

  it("is the upstream's to list where it can express the query", async () => {
    const reader = await partly();
    const answer = await list({ range: "90d" }, reader);
    expect(answer).toMatchObject({ servedBy: "upstream", total: expectedCalls({ range: "90d" }).length });
    expect(await list({ range: "7d" }, reader)).toMatchObject({ servedBy: "mirror" });
  });

  it.each<Partial<CallQuery>>([
    { q: "CAFE" },
    { weekday: [1, 2] },
    { agent: ["agent-a", "agent-b"] },
    { number: "1" },
    { min: 10 },
  ])("is answered from what is loaded for %j, and says so", async (query) => {
    const asked = { ...query, range: "90d", sort: "duration" } as const;
    const answer = await list({ ...asked, size: 50 }, await partly());
    const coverage = {
      complete: false,
      loaded: loaded({ range: "90d", kind: "all" }).length,
      expected: expectedCalls({ range: "90d", kind: "all" }).length,
      from: new Date(Math.ceil(from / 60_000) * 60_000).toISOString(),
    };
    expect(answer).toMatchObject({ servedBy: "mirror", total: loaded(asked).length, coverage });
    expect(idsOf(answer.calls)).toEqual(idsOf(loaded(asked)).slice(0, 50));
    expect(answer.notices.find(({ code }) => code === "partly_loaded")?.message).toContain(
      `${coverage.loaded} of ${coverage.expected} calls are loaded so far.`,
    );
  });

  it("is answered from what is loaded where the upstream is gone", async () => {
    const { source } = deadSource(off);
    const reader = await partly(source);
    const answer = await list({ range: "90d" }, reader);
    expect(answer).toMatchObject({ servedBy: "mirror", total: loaded({ range: "90d" }).length });
    expect(answer.coverage).not.toHaveProperty("expected");
    expect(codesOf(answer)).toContain("partly_loaded");
    const id = answer.calls[0]?.id ?? "";
    const { position } = await get(id, { range: "90d" }, reader);
    expect(position).toMatchObject({ index: 1, total: answer.total });
  });

  it("is answered from what is loaded where the upstream does not answer for long", async () => {
    const { timeout } = AbortSignal;
    vi.spyOn(AbortSignal, "timeout").mockImplementation(() => timeout.call(AbortSignal, 20));
    const silent = (_: unknown, signal: AbortSignal) =>
      new Promise<never>((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason as Error));
      });
    const own = memorySource(calls);
    const feed = { ...own.feed, count: silent };
    const source = { ...own, feed, ...(own.live && { live: { ...own.live, list: silent } }) };
    const answer = await list({ range: "90d" }, await partly(source));
    expect(answer).toMatchObject({ servedBy: "mirror", total: loaded({ range: "90d" }).length });
  });

  it("is the upstream's if nothing of it is loaded, and its error if the upstream is gone", async () => {
    const reader = await mirrored(database, calls, memorySource(calls), []);
    const query = { range: "90d" } as const;
    expect(await list(query, reader)).toMatchObject({
      servedBy: "upstream",
      total: expectedCalls(query).length,
      hidden: { trial: expectedCalls({ ...query, kind: "trial" }).length },
    });
    for (const part of [{ weekday: [1, 2] }, { q: "cafe" }]) {
      const answer = await list({ ...query, ...part }, reader);
      expect(answer).toMatchObject({
        servedBy: "mirror",
        total: 0,
        coverage: { complete: false, loaded: 0 },
      });
    }
    const gone = await mirrored(database, calls, deadSource(off).source, []);
    await expect(list(query, gone)).rejects.toMatchObject({ code: "upstream_unavailable" });
  });
});

describe("what has to be said of the mirror", () => {
  const codes = async (...windows: { start: number; end: number; verified?: boolean }[]) => {
    const source = { ...memorySource(calls) };
    return codesOf(await list({ range: "7d" }, await mirrored(database, calls, source, windows)));
  };

  it("is its age, once it is minutes", async () => {
    expect(await codes({ start: 0, end: now - 110_000 })).toEqual([]);
    expect(await codes({ start: 0, end: now - 130_000 })).toEqual(["mirror_stale"]);
    const old = await mirrored(database, calls, deadSource(off).source, [{ start: 0, end: now - 5 * hour }]);
    expect((await list({ range: "7d" }, old)).notices[0]?.message).toContain("5 h ago");
  });

  it("is that a count differs, where it is of the range", async () => {
    const verified = false;
    expect(await codes({ start: 0, end: now - day }, { start: now - day, end: now, verified })).toEqual([
      "not_verified",
    ]);
    expect(
      await codes({ start: 0, end: now - 9 * day, verified }, { start: now - 9 * day, end: now }),
    ).toEqual([]);
  });
});

describe("while the database is not available", () => {
  afterEach(() => setStore(database));
  const unavailable = { code: "upstream_unavailable", retryAfter: 3 };

  it("a list that the upstream can express is asked of it, and everything else says when to try again", async () => {
    const reader = await mirrored(database, calls, memorySource(calls), [{ start: 0, end: now }]);
    const broken = {
      ...database,
      snapshot: () => Promise.reject(new Error("Connection terminated unexpectedly")),
    };
    for (const store of [undefined, broken]) {
      setStore(store);
      expect(await list({ range: "90d" }, reader)).toMatchObject({ servedBy: "upstream" });
      await expect(list({ q: "CAFE" }, reader)).rejects.toMatchObject(unavailable);
      const query = completeQuery({ range: "90d" });
      await expect(measureCalls(reader, query, patient())).rejects.toMatchObject(unavailable);
      await expect(countFacets(reader, query, undefined, patient())).rejects.toMatchObject(unavailable);
    }
  });

  it("a question waits for a database that is starting", async () => {
    const opening: Store = { state: "starting", stop: async () => undefined };
    storeHolder.store = opening;
    const answer = list({ q: "CAFE" });
    Object.assign(opening, { state: "ok", database });
    expect(await answer).toMatchObject({ servedBy: "mirror", total: expectedCalls({ q: "CAFE" }).length });
  });
});
