import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Facets } from "@/lib/calls/facets";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { completeQuery } from "@/lib/calls/query/query";
import type { Reader } from "@/lib/server/access/reader";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { countFacets } from "./count-facets";
import { measureCalls } from "./measure-calls";
import { forgetAll, patient, setStore } from "./testing/account";
import { memorySource } from "./testing/memory-source";
import { deadSource, mirrored } from "./testing/mirrored";
import { calls, expectedCalls, now, off } from "./testing/set-of-calls";

const day = 86_400_000;
const from = now - 20 * day;
const fromMinute = Math.ceil(from / 60_000) * 60_000;

let database: TestDatabase;
let whole: Reader;
let part: Reader;
beforeAll(async () => {
  database = await testDatabase();
  setStore(database);
  whole = await mirrored(database, calls, deadSource(off).source, [{ start: 0, end: now }]);
  part = await mirrored(database, calls, memorySource(calls), [{ start: from, end: now }]);
}, 60_000);
afterAll(() => database.close());
beforeEach(() => void vi.spyOn(Date, "now").mockReturnValue(now));
afterEach(forgetAll);

const measure = (query: Partial<CallQuery>, reader = whole) =>
  measureCalls(reader, completeQuery(query), patient());
const facets = (query: Partial<CallQuery>, find?: string, reader = whole) =>
  countFacets(reader, completeQuery(query), find, patient());
const loaded = (query: Partial<CallQuery>) =>
  expectedCalls(query).filter(({ startedAt }) => Date.parse(startedAt) >= fromMinute);
const valuesOf = (values: Facets["agent"]) => values.map(({ value }) => value);

describe("over a range that the mirror holds a part of", () => {
  it("numbers count exactly the calls from a full minute on, and say so", async () => {
    for (const query of [
      { range: "90d" },
      { range: "all", kind: "all" },
      { range: "90d", q: "CAFE" },
    ] as const) {
      const metrics = await measure(query, part);
      const expected = loaded(query).length;
      expect(metrics).toMatchObject({
        total: expected,
        coverage: { complete: false, from: new Date(fromMinute).toISOString() },
      });
      if (query.range === "90d") expect(metrics.volume[0]?.start).toBe(metrics.coverage.from);
      expect(metrics.volume.reduce((sum, bucket) => sum + bucket.calls, 0)).toBe(expected);
      expect(metrics).not.toHaveProperty("previous");
      expect(metrics.notices.map(({ code }) => code)).toContain("partly_loaded");
      const counted = await facets(query, undefined, part);
      expect(counted).toMatchObject({ total: expected, coverage: metrics.coverage });
    }
  });

  it("there is no period to compare with where that is not loaded", async () => {
    const fits = await measure({ range: "7d" }, part);
    expect(fits.coverage.complete).toBe(true);
    expect(fits.previous?.total).toBe(
      expectedCalls({ range: "90d" }).filter(
        ({ startedAt }) =>
          Date.parse(fits.previous?.start ?? "") <= Date.parse(startedAt) &&
          Date.parse(startedAt) < Date.parse(fits.previous?.end ?? ""),
      ).length,
    );
    const wide = await measure({ from: { date: "2026-11-05" } }, part);
    expect([wide.coverage.complete, wide.previous]).toEqual([true, undefined]);
  });

  it("if nothing of it is loaded, nothing is counted, and what the upstream has is said", async () => {
    const query = { from: { date: "2026-06-01" }, to: { date: "2026-07-31" } };
    const expected = expectedCalls({ ...query, kind: "all" }).length;
    const metrics = await measure(query, part);
    expect(metrics).toMatchObject({ total: 0, coverage: { complete: false, loaded: 0, expected } });
    const counted = await facets(query, undefined, part);
    expect(counted).toMatchObject({ total: 0, coverage: { complete: false, loaded: 0, expected } });
  });
});

describe("facets", () => {
  it("keep known values that no call has, and chosen ones that nobody knows", async () => {
    const { agent, action, field, duration, kind, connection } = await facets({
      range: "today",
      agent: ["nobody"],
      field: ["nothing"],
      action: ["NEW_TYPE"],
    });
    expect(valuesOf(agent)).toEqual(expect.arrayContaining(["nobody", "agent-a"]));
    expect(valuesOf(action).slice(0, 2)).toEqual(["any", "none"]);
    expect(valuesOf(action)).toEqual(expect.arrayContaining(["NEW_TYPE", "KNOWLEDGE_BASE"]));
    expect(valuesOf(field)).toContain("nothing");
    expect(valuesOf(duration)).toEqual(["0-30", "30-60", "60-120", "120-300", "300-600", "600-"]);
    expect(valuesOf(kind)).toEqual(["live", "trial", "all"]);
    expect(connection).toEqual([{ value: "main", label: "Main", count: 0 }]);
  });

  it("find contacts by id, name and number", async () => {
    const query = { range: "all", kind: "all" } as const;
    const all = await facets(query);
    const [most] = all.contact;
    const call = calls.find(
      ({ contact, fromNumber }) => contact?.id === most?.value && fromNumber?.startsWith("+"),
    );
    const digits = call?.fromNumber?.slice(-4) ?? "";
    for (const find of [most?.value ?? "", (most?.label ?? "").toUpperCase(), digits]) {
      const found = await facets(query, find);
      expect(valuesOf(found.contact)).toContain(most?.value);
      expect(found.total).toBe(all.total);
    }
    expect((await facets(query, "no%body")).contact).toEqual([]);
    expect((await facets({ ...query, contact: ["lost"] }, "nobody")).contact).toEqual([
      { value: "lost", label: "lost", count: 0 },
    ]);
  });
});
