import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { ClosedWindow } from "@/lib/server/sources/source";
import { requestRange } from "@/lib/server/store/requests";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { createContext, type SyncContext } from "../../context";
import { readCoverageRows } from "../../coverage-rows";
import { fillRound, headRound } from "../../rounds";
import { gapsOf } from "../../spans";
import { createMemoryConnection } from "../../testing/memory-source";
import { fill } from "./fill";
import { planGaps } from "./plans";
import { readRangeRequests } from "./plans";

const database = await testDatabase();
afterAll(() => database.close());

const hour = 3600_000;
const day = 24 * hour;
const now = Date.parse("2026-11-20T18:00:00Z");
const lastYear = { start: now - 400 * day, end: now - 370 * day };
const calls = Array.from({ length: 9_000 }, (_, index) => ({
  id: `c${index}`,
  at: now - hour - index * 2 * hour,
}));
const { signal } = new AbortController();
let accounts = 0;
let context: SyncContext;
let requests: () => number;
let connectionId: number;

beforeEach(async () => {
  const upstream = createMemoryConnection(`ranges-${(accounts += 1)}`, calls);
  requests = upstream.requests;
  ({ connectionId } = upstream.connection);
  await registerConnection(database, upstream.connection, now);
  context = createContext(database, upstream.connection, () => now);
  context.callsAtOnce = 400;
});

const gaps = async ({ start, end }: ClosedWindow) =>
  gapsOf(await readCoverageRows(database, connectionId), end).filter((gap) => gap.end > start);

describe("a requested range", () => {
  it("is complete before the rest", async () => {
    await headRound(context, signal);
    await requestRange(database, connectionId, lastYear, now);
    const plan = planGaps(context);
    let rest: ClosedWindow[] | undefined;
    let cost = 0;
    const before = requests();
    await fill(
      context,
      {
        ...plan,
        async next(taken) {
          if (!rest && (await gaps(lastYear)).length === 0) {
            rest = await gaps({ start: 0, end: now });
            cost = requests() - before;
          }
          return plan.next(taken);
        },
      },
      signal,
    );
    // Most of the backfill was still to come.
    const missing =
      rest?.reduce((sum, { start, end }) => sum + end - Math.max(start, now - 750 * day), 0) ?? 0;
    expect(missing).toBeGreaterThan(600 * day);
    expect(cost).toBeLessThan(40);
    expect(await readRangeRequests(database, connectionId)).toEqual([]);
    expect(await gaps({ start: 0, end: now })).toEqual([]);
  });

  it("is stored once, in whole hours", async () => {
    await requestRange(database, connectionId, { start: now - day - 5, end: now - 7 }, now);
    await requestRange(database, connectionId, { start: now - day - 1, end: now - 3 }, now + 40_000);
    expect(await readRangeRequests(database, connectionId)).toEqual([{ start: now - day - hour, end: now }]);
  });

  it("is forgotten after some minutes, and if there are many others", async () => {
    await requestRange(database, connectionId, lastYear, now - 11 * 60_000);
    for (let index = 0; index < 30; index += 1) {
      await requestRange(database, connectionId, { start: index * day, end: (index + 1) * day }, now + index);
    }
    const left = await readRangeRequests(database, connectionId);
    expect(left).toHaveLength(20);
    expect(left[0]).toEqual({ start: 29 * day, end: 30 * day });
    expect(left).not.toContainEqual(lastYear);
  });

  it("costs nothing if it is covered", async () => {
    await headRound(context, signal);
    await fillRound(context, signal);
    await requestRange(database, connectionId, lastYear, now);
    const before = requests();
    await fillRound(context, signal);
    expect(requests()).toBe(before);
  });

  it("that is empty or unknown is ignored", async () => {
    await requestRange(database, connectionId, { start: now, end: now - day }, now);
    await requestRange(database, connectionId, { start: NaN, end: now }, now);
    await requestRange(database, 424_242, lastYear, now);
    expect(await readRangeRequests(database, connectionId)).toEqual([]);
  });
});
