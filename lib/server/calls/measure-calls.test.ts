import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { completeQuery } from "@/lib/calls/query/query";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { measureCalls } from "./measure-calls";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { forgetAll, openAccount, patient, setStore } from "./testing/account";
import { fillMirror } from "./testing/fill-mirror";

const now = Date.parse("2026-11-20T20:32:10.500Z");
const sandbox = createHighLevelSandbox({ calls: 300, rateLimit: null, now: () => now });
const rows = [...sandbox.rows()];
const zone = "America/Chicago";
const account = openAccount(sandbox, { random: () => 0, timeZone: zone });

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  setStore(database);
  await fillMirror(database, account, now);
}, 60_000);
afterAll(() => database.close());
beforeEach(() => void vi.spyOn(Date, "now").mockReturnValue(now));
afterEach(forgetAll);

const measure = (query: Partial<CallQuery>) => measureCalls(account.reader, completeQuery(query), patient());
const between = (start: number, end: number) =>
  rows.filter(({ createdAt, trialCall }) => {
    const at = Date.parse(createdAt);
    return !trialCall && start <= at && at < end;
  });

describe("the period before", () => {
  it.each(["7d", "30d", "90d", "month", "last-month", "yesterday"] as const)(
    "has as many calls as there were in the same time before (%s)",
    async (range) => {
      const { previous, volume } = await measure({ range, tz: zone });
      const calls = between(Date.parse(previous?.start ?? ""), Date.parse(previous?.end ?? ""));
      expect(previous?.total).toBe(calls.length);
      expect(previous?.duration.sum).toBe(calls.reduce((sum, { duration }) => sum + duration, 0));
      const acted = calls.filter(({ executedCallActions }) => executedCallActions.length > 0);
      expect(previous?.withAction).toBe(acted.length);
      expect(previous?.volume).toHaveLength(volume.length);
      for (const { start: begins, end, calls: count } of previous?.volume ?? []) {
        expect(count).toBe(between(Date.parse(begins), Date.parse(end)).length);
      }
    },
  );

  it("is as many local days, the last one up to the same local time", async () => {
    const { previous } = await measure({ range: "30d", tz: zone });
    // The clock was set back on 1 November.
    expect(previous).toMatchObject({ start: "2026-09-22T05:00:00.000Z", end: "2026-10-21T19:32:10.500Z" });
  });

  it.each<Partial<CallQuery>>([
    { range: "all" },
    { from: { date: "2027-01-01" } },
    { connection: ["other"] },
  ])("is not there where there is none (%j)", async (query) => {
    expect((await measure(query)).previous).toBeUndefined();
  });
});

describe("volume", () => {
  it("goes over the whole of a range, in its unit and zone, without a gap", async () => {
    for (const [query, unit, buckets] of [
      [{ from: { date: "2026-11-01" }, to: { date: "2026-11-01" } }, "hour", 25],
      [{ from: { date: "2026-03-08" }, to: { date: "2026-03-08" } }, "hour", 23],
      [{ range: "today" }, "hour", 15],
      [{ range: "30d" }, "day", 30],
      [{ range: "90d" }, "day", 90],
      [{ range: "year" }, "week", 47],
    ] as const) {
      const { volume, volumeUnit } = await measure({ ...query, tz: zone });
      expect([volumeUnit, volume.length]).toEqual([unit, buckets]);
      for (const [index, { start }] of volume.entries()) {
        if (index > 0) expect(start).toBe(volume[index - 1]?.end);
      }
    }
  });

  it("is empty but there without a call", async () => {
    const { total, volume, duration, agents, actions, hours } = await measure({
      agent: ["nobody"],
      range: "7d",
    });
    expect([total, volume.length, agents, actions, hours]).toEqual([0, 7, [], [], []]);
    expect(duration).toEqual({ sum: 0, mean: null, median: null, p90: null, unknown: 0, histogram: [] });
  });

  it("answers for spans that no chart could show day by day", async () => {
    const ends = { from: { date: "0001-01-01" }, to: { date: "9999-12-31" } };
    const { total, volume, volumeUnit } = await measure({ ...ends, kind: "all" });
    expect([total, volumeUnit, volume.length <= 120]).toEqual([300, "year", true]);
    expect(volume.reduce((sum, { calls }) => sum + calls, 0)).toBe(300);
    expect((await measure({ from: { date: "9999-12-31" } })).total).toBe(0);
  });
});
