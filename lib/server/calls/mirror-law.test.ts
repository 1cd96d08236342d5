import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Facets, Metrics } from "@/lib/calls/answers";
import type { Call } from "@/lib/calls/call";
import { kinds, ranges, sorts, type CallQuery } from "@/lib/calls/query/parameters";
import { parseQuery, serializeQuery } from "@/lib/calls/query/query";
import type { Reader } from "@/lib/server/access/reader";
import { readerOf } from "@/lib/server/access/testing/reader-of";
import { storeHolder } from "@/lib/server/store/store";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { saveWindow } from "@/lib/server/store/write/save-window";
import { fixed } from "@/lib/testing/fixed";
import { countFacets } from "./count-facets";
import { exportCalls } from "./export-calls";
import { listCalls } from "./list-calls";
import { measureCalls } from "./measure-calls";
import { forgetAll, patient } from "./testing/account";
import { memorySource } from "./testing/memory-source";
import { tally } from "./testing/naive";
import { orderCallsNaively, searches, selectCallsNaively } from "./testing/naive-calls";
import { agentIds, callSets, contactIds, fields, types } from "./testing/odd-calls";

const now = Date.parse("2026-11-20T20:32:10.500Z");
const home = "America/Chicago";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(() => database.close());
beforeEach(() => void vi.spyOn(Date, "now").mockReturnValue(now));
afterEach(forgetAll);

const some = <T>(values: readonly T[], most = 3) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most });
const orNone = <T>(values: fc.Arbitrary<T[]>, weight: number) =>
  fc.oneof({ weight, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: values });
const rarely = <T>(value: fc.Arbitrary<T>, weight = 8) =>
  fc.oneof({ weight, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const date = fc
  .integer({ min: -400, max: 5 })
  .map((days) => new Date(now + days * 86_400_000).toISOString().slice(0, 10));
const end = fc.oneof(
  fc.record({ date }),
  fc.record({ date, time: fc.constantFrom("00:00", "09:17"), offset: fc.constantFrom("-05:00", "Z") }),
);
const zones = [
  undefined,
  home,
  "UTC",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Europe/London",
];

/** Any question, of calls that are there and of some that are not. */
const asked = fc
  .record({
    range: fc.constantFrom<CallQuery["range"]>("all", "all", "year", "90d", ...ranges),
    from: rarely(end, 5),
    to: rarely(end),
    tz: fc.constantFrom(...zones),
    kind: fc.constantFrom(...kinds),
    sort: fc.constantFrom(...sorts),
    size: fc.constantFrom(10, 25, 50),
    agent: orNone(some([...agentIds, "nobody"]), 4),
    contact: orNone(some([...contactIds, "nobody"]), 8),
    action: orNone(some([...types, "any", "none", "NEW_TYPE"]), 4),
    weekday: orNone(some([1, 2, 5, 6, 7]), 8),
    hour: orNone(some([0, 1, 8, 9, 14, 17, 23], 5), 8),
    field: orNone(some([...fields, "nothing"], 2), 8),
    q: rarely(fc.constantFrom(...searches.map(({ q }) => q)), 4),
    number: rarely(fc.constantFrom("1", "15550", "7", "42", "0", "55")),
    min: rarely(fc.constantFrom(0, 1, 30, 95.5, 600)),
    max: rarely(fc.constantFrom(0, 20, 90, 300.5, 3000)),
  })
  .map((given) => parseQuery(new URLSearchParams(serializeQuery(given))).query);

let connections = 0;

/** The same calls behind the mirror, and behind a source without one. */
async function install(calls: readonly Call[]) {
  const connectionId = ++connections;
  await registerConnection(
    database,
    { connectionId, provider: "highlevel", account: `${connectionId}` },
    now,
  );
  const borders = [0, now - 400 * 86_400_000, now - 31 * 86_400_000, now - 7_123_456, now];
  for (const [at, start] of borders.slice(0, -1).entries()) {
    const until = borders[at + 1] ?? now;
    const own = calls.filter(
      ({ startedAt }) => start <= Date.parse(startedAt) && Date.parse(startedAt) < until,
    );
    const window = { start, end: until, calls: own, unreadable: 0, verified: true, readAt: now };
    await saveWindow(database, connectionId, window);
  }
  const connection = {
    slug: "main",
    name: "Main",
    provider: "highlevel" as const,
    account: `${connectionId}`,
    connectionId,
    source: memorySource(calls),
    timeZone: home,
  };
  // What the mirror does not answer comes out empty.
  const mirrored = { ...connection, source: memorySource([]) };
  storeHolder.store = { state: "ok", database, stop: async () => undefined };
  const unknown = { ...connection, connectionId: 1_000 + connectionId };
  return { mirror: readerOf([mirrored]), plain: readerOf([unknown]) };
}

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
/** What the mirror says of how much it holds is its own business. */
const numbersOf = ({ coverage: _coverage, ...metrics }: Metrics) => metrics;

const select = (calls: readonly Call[], query: CallQuery) =>
  orderCallsNaively(selectCallsNaively(calls, query, query.tz ?? home, now), query.sort);

/** The values that some calls have: the mirror also knows values that none of them has. */
const present = (values: Facets["agent"]) =>
  Object.fromEntries(values.filter(({ count }) => count > 0).map(({ value, count }) => [value, count]));

function expectFacets(facets: Facets, calls: readonly Call[], query: CallQuery) {
  const without = (change: Partial<CallQuery>) => select(calls, { ...query, ...change });
  expect(facets.total).toBe(select(calls, query).length);
  expect(present(facets.agent)).toEqual(
    tally(without({ agent: [] }).flatMap(({ agent }) => agent?.id ?? [])),
  );
  expect(present(facets.contact)).toEqual(
    tally(without({ contact: [] }).flatMap(({ contact }) => contact?.id ?? [])),
  );
  const acting = without({ action: [] });
  const any = acting.filter(({ actions }) => actions.length > 0).length;
  const byType = tally(acting.flatMap(({ actions }) => [...new Set(actions.map(({ type }) => type))]));
  const groups = { any, none: acting.length - any };
  expect(present(facets.action)).toEqual(
    Object.fromEntries(Object.entries({ ...byType, ...groups }).filter(([, count]) => count > 0)),
  );
  const all = without({ kind: "all" });
  const kindCounts = facets.kind.map(({ value, count }) => [value, count]);
  const ofKind = (kind: string) => all.filter((call) => call.kind === kind).length;
  expect(kindCounts).toEqual([
    ["live", ofKind("live")],
    ["trial", ofKind("trial")],
    ["all", all.length],
  ]);
  const isContradiction = query.min !== undefined && query.max !== undefined && query.min >= query.max;
  if (!isContradiction) {
    const timed = without({ min: undefined, max: undefined }).filter(
      ({ duration }) => duration !== undefined,
    );
    expect(sum(facets.duration.map(({ count }) => count))).toBe(timed.length);
  }
  expect(facets.connection).toEqual([{ value: "main", label: "Main", count: facets.total }]);
  for (const name of ["agent", "contact", "field", "action"] as const) {
    const values = facets[name].map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(query[name]));
    expect(new Set(values).size).toBe(values.length);
  }
}

const fileOf = async (reader: Reader, query: CallQuery, options: string) => {
  const waiting = { gone: patient(), signal: patient() };
  const response = await exportCalls(reader, query, new URLSearchParams(options), waiting);
  return { total: Number(response.headers.get("x-total-count")), text: await response.text() };
};

describe.each([1, 2, 3])("for any query over set %i of calls", { timeout: 240_000 }, (set) => {
  const [calls = []] = fc.sample(callSets(now, 260), { numRuns: 1, seed: set });
  let readers: Awaited<ReturnType<typeof install>>;
  beforeAll(async () => {
    readers = await install(calls);
  }, 60_000);

  it("the pages of a list are the whole set in order", async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (query) => {
        const ids: string[] = [];
        for (let page = 1; ; page++) {
          const list = await listCalls(readers.mirror, { ...query, page }, patient());
          ids.push(...list.calls.map(({ id }) => id));
          if (list.calls.length === 0) break;
          expect(list.total).toBe(select(calls, query).length);
        }
        expect(ids).toEqual(select(calls, query).map(({ id }) => id));
      }),
      fixed(30),
    );
  });

  it("a file holds the whole set in order", async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (given) => {
        const query = {
          ...given,
          columns: ["startedAt", "extracted.naïve, field", "summary"] as CallQuery["columns"],
        };
        const expected = select(calls, query);
        const whole = await fileOf(readers.mirror, query, "format=ndjson");
        const lines = whole.text.split("\n").slice(0, -1);
        expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(expected);
        const table = await fileOf(readers.mirror, query, "format=csv");
        expect([whole.total, table.total]).toEqual([expected.length, expected.length]);
        const rows = parse(table.text, { bom: true });
        expect(rows).toHaveLength(expected.length + 1);
        const starts = rows.slice(1).map(([start = ""]) => new Date(start).toISOString());
        expect(starts).toEqual(expected.map(({ startedAt }) => startedAt));
        if (query.q === undefined) expect(await fileOf(readers.plain, query, "")).toEqual(table);
      }),
      fixed(35),
    );
  });

  it("the mirror counts what plain code counts", async () => {
    let filled = 0;
    await fc.assert(
      fc.asyncProperty(asked, async (query) => {
        const expected = select(calls, query);
        const metrics = await measureCalls(readers.mirror, query, patient());
        expect(metrics.total).toBe(expected.length);
        expect(sum(metrics.volume.map((bucket) => bucket.calls))).toBe(expected.length);
        const bars = sum(metrics.duration.histogram.map(({ count }) => count));
        expect(bars + metrics.duration.unknown).toBe(expected.length);
        expect(sum(metrics.hours.map((each) => each.calls))).toBe(expected.length);
        if (query.q === undefined) {
          const plain = await measureCalls(readers.plain, query, patient());
          expect(numbersOf(metrics)).toEqual(numbersOf(plain));
        }
        const facets = await countFacets(readers.mirror, query, undefined, patient());
        expectFacets(facets, calls, query);
        if (query.q === undefined) {
          const plain = await countFacets(readers.plain, query, undefined, patient());
          const names = ["agent", "contact", "action", "kind", "duration", "field", "connection"] as const;
          for (const name of names) expect(present(facets[name])).toEqual(present(plain[name]));
        }
        if (expected.length > 0) filled++;
      }),
      fixed(110),
    );
    expect(filled).toBeGreaterThan(40);
  });
});
