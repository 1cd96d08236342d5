import { afterAll, describe, expect, it, vi } from "vitest";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { readCoverageRows } from "../../coverage-rows";
import { gapsOf } from "../../spans";
import { beginning, openMemoryAccount } from "../../testing/memory-account";
import type { Lie, ListedCall } from "../../testing/memory-source";

vi.setConfig({ testTimeout: 60_000 });

const database = await testDatabase();
afterAll(() => database.close());

const minute = 60_000;
const hour = 60 * minute;

/** Calls over some months, `ties` of them in one millisecond. */
const listed = (count: number, ties = 0): ListedCall[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `c${index}`,
    at: index < ties ? beginning - 20 * hour : beginning - 3 * minute - index * 7 * hour,
  }));

/** Reads an account of 150 calls or others, and goes on for a day. */
async function sync(lie: Lie, calls = listed(150)) {
  const { connection, requests, advance, round, ids } = await openMemoryAccount(database, calls, lie);
  await round();
  const first = requests();
  // Every quarter of an hour at first, as a sync does that often at least, then every two hours.
  for (const pause of [...Array<number>(8).fill(15 * minute), ...Array<number>(11).fill(2 * hour)]) {
    advance(pause);
    await round();
  }
  const rows = await readCoverageRows(database, connection.connectionId);
  return {
    first,
    day: requests() - first,
    ids: new Set(await ids()),
    verified: rows.every(({ verified }) => verified),
    gaps: gapsOf(rows, rows.at(-1)?.end ?? 0),
  };
}

/** A random order that is the same in each run, and another for each request. */
const shuffle = (rows: ListedCall[], request: number) =>
  rows.toSorted((a, b) => a.at - b.at || hash(a.id, request) - hash(b.id, request));
const hash = (id: string, request: number) => {
  let value = request * 2_654_435_761;
  for (const letter of id) value = Math.imul(value ^ letter.charCodeAt(0), 16_777_619) >>> 0;
  return Math.imul(value ^ (value >>> 13), 2_246_822_507) >>> 0;
};

/** What an honest upstream of 150 calls takes at first, and in a day. */
const honest = await sync({});

describe("an honest upstream", () => {
  it("is read with few requests", () => {
    expect(honest).toMatchObject({ verified: true, gaps: [] });
    expect(honest.ids.size).toBe(150);
    expect(honest.first).toBeLessThan(20);
  });
});

describe("an upstream whose total is wrong", () => {
  it.each<[string, Lie]>([
    ["5e7", { total: () => 50_000_000 }],
    ["5e12", { total: () => 5e12 }],
    ["one too many", { total: (total) => total + 1 }],
    ["one too many, if there is any call", { total: (total) => (total > 0 ? total + 1 : 0) }],
    ["one too few", { total: (total) => Math.max(0, total - 1) }],
    ["another one with each request", { total: (total, request) => total + (request % 7) + 1 }],
    ["0", { total: () => 0 }],
    ["negative", { total: () => -3 }],
    ["NaN", { total: () => NaN }],
    ["absent", { total: () => undefined }],
    ["ten times too large", { total: (total) => total * 10 }],
  ])("(%s) is read with bounded effort, and not called verified", async (_, lie) => {
    const found = await sync(lie);
    expect(found.gaps).toEqual([]);
    expect(found.ids.size).toBe(150);
    expect(found.verified).toBe(false);
    expect(found.first).toBeLessThanOrEqual(20 + 4 * honest.first);
    expect(found.day).toBeLessThanOrEqual(60 + 4 * honest.day);
  });
});

describe("an upstream whose pages are wrong", () => {
  it.each<[string, Lie, number]>([
    ["one id on all rows", { rows: (rows) => rows.map(({ at }) => ({ id: "same", at })) }, 1],
    ["the page is ignored", { page: () => 1 }, 100],
    ["the page and the window are ignored", { page: () => 1, window: () => ({}) }, 50],
    ["the window is ignored", { window: () => ({}) }, 333],
  ])("(%s) is read with bounded effort, and not called verified", async (_, lie, least) => {
    const found = await sync(lie, listed(333));
    expect(found.gaps).toEqual([]);
    expect(found.ids.size).toBeGreaterThanOrEqual(least);
    expect(found.verified && found.ids.size < 333).toBe(false);
    expect(found.first).toBeLessThanOrEqual(20 + 4 * honest.first);
    expect(found.day).toBeLessThanOrEqual(60 + 4 * honest.day);
  });

  it("is complete in further passes if ties come in no order", async () => {
    const found = await sync({ order: shuffle }, listed(150, 130));
    expect(found.gaps).toEqual([]);
    expect(found.ids.size).toBe(150);
    expect(found.first).toBeLessThanOrEqual(20 + 4 * honest.first);
    expect(found.day).toBeLessThanOrEqual(60 + 4 * honest.day);
  });
});

it("deletes no call that was not proved to be gone", async () => {
  const calls = listed(150);
  let lies = false;
  const lie: Lie = {
    total: (total) => (lies ? total + 1 : total),
    rows: (rows) => (lies ? rows.slice(1) : rows),
  };
  const { advance, round, ids } = await openMemoryAccount(database, calls, lie);
  for (let step = 0; step < 12; step += 1) {
    lies = step > 0;
    await round();
    advance(2 * hour);
  }
  expect(await ids()).toHaveLength(150);
});
