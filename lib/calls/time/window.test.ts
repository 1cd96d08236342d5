import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixed } from "@/lib/testing/fixed";
import { localTimes } from "@/lib/testing/queries";
import { zones } from "@/lib/testing/zones";
import { ranges } from "../fields/range";
import { completeQuery } from "../query/query";
import { pinWindow, previousPeriod, resolveWindow, type TimeWindow } from "./window";
import { dayAt, startOfDay } from "./zone";

const zone = fc.constantFrom(...zones);
const instant = fc.integer({ min: Date.UTC(2009, 0), max: Date.UTC(2030, 0) });
const now = Date.parse("2026-11-20T20:32:10.500Z");
const chicago = "America/Chicago";

const text = (at: number | undefined) => at && new Date(at).toISOString().replace(/:00\.000Z$/, "Z");
const shown = ({ start, end, rolling }: TimeWindow) =>
  `${text(start) ?? ""} – ${text(end) ?? ""}${rolling ? " rolling" : ""}`;
const resolve = (query: object, name = chicago) => resolveWindow(completeQuery(query), name, now);

describe("resolveWindow", () => {
  it.each([
    ["today", "2026-11-20T06:00Z – 2026-11-20T20:32:10.500Z rolling"],
    ["yesterday", "2026-11-19T06:00Z – 2026-11-20T06:00Z"],
    ["7d", "2026-11-14T06:00Z – 2026-11-20T20:32:10.500Z rolling"],
    ["30d", "2026-10-22T05:00Z – 2026-11-20T20:32:10.500Z rolling"],
    ["90d", "2026-08-23T05:00Z – 2026-11-20T20:32:10.500Z rolling"],
    ["month", "2026-11-01T05:00Z – 2026-11-20T20:32:10.500Z rolling"],
    ["last-month", "2026-10-01T05:00Z – 2026-11-01T05:00Z"],
    ["year", "2026-01-01T06:00Z – 2026-11-20T20:32:10.500Z rolling"],
    ["all", " –  rolling"],
  ])("%s is %s in Chicago", (range, expected) => expect(shown(resolve({ range }))).toBe(expected));

  it("takes the last day whole and the last minute not", () => {
    const from = { date: "2026-11-01" };
    expect(shown(resolve({ from, to: from }))).toBe("2026-11-01T05:00Z – 2026-11-02T06:00Z");
    const to = { date: "2026-11-01", time: "01:30", offset: "-06:00" };
    expect(shown(resolve({ from, to }))).toBe("2026-11-01T05:00Z – 2026-11-01T07:30Z");
    expect(shown(resolve({ from }))).toBe("2026-11-01T05:00Z – ");
    expect(shown(resolve({ range: "all", to: from }))).toBe(" – 2026-11-02T06:00Z");
  });

  it("holds the very last day of the calendar", () => {
    const last = { date: "9999-12-31" };
    expect(shown(resolve({ from: last, to: last }, "UTC"))).toBe("9999-12-31T00:00Z – +010000-01-01T00:00Z");
  });

  it("gives instants for whatever a link can hold", () => {
    fc.assert(
      fc.property(zone, localTimes, localTimes, (name, from, to) => {
        const { start, end, rolling } = resolve({ from, to }, name);
        expect([Number.isSafeInteger(start), Number.isSafeInteger(end), rolling]).toEqual([
          true,
          true,
          false,
        ]);
        if (from.date === to.date && to.time === undefined && from.offset === undefined) {
          expect(start).toBeLessThanOrEqual(end ?? 0);
        }
      }),
      fixed(500),
    );
  });

  it("counts whole days of the zone, without gap or overlap between neighbours", () => {
    fc.assert(
      fc.property(zone, instant, (name, at) => {
        const of = (range: (typeof ranges)[number]) => resolveWindow(completeQuery({ range }), name, at);
        const today = dayAt(at, name);
        expect(of("yesterday").end).toBe(of("today").start);
        expect(of("last-month").end).toBe(of("month").start);
        for (const [range, days] of [
          ["7d", 6],
          ["30d", 29],
          ["90d", 89],
        ] as const) {
          expect(of(range).start).toBe(startOfDay(today.subtract({ days }), name));
        }
        for (const range of ranges) {
          const { start = at, end = at } = of(range);
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(at);
          expect(startOfDay(dayAt(start, name), name) === start || range === "all").toBe(true);
        }
        expect(of("month").start).toBe(startOfDay(today.set({ day: 1 }), name));
        expect(of("year").start).toBe(startOfDay(today.set({ month: 1, day: 1 }), name));
      }),
      fixed(400),
    );
  });
});

describe("previousPeriod", () => {
  const shownBefore = (query: object, name = chicago) => {
    const period = previousPeriod(resolve(query, name), name, now);
    return period && shown({ ...period, rolling: false });
  };

  it.each([
    [{ range: "today" }, "2026-11-19T06:00Z – 2026-11-19T20:32:10.500Z"],
    [{ range: "yesterday" }, "2026-11-18T06:00Z – 2026-11-19T06:00Z"],
    [{ range: "7d" }, "2026-11-07T06:00Z – 2026-11-13T20:32:10.500Z"],
    // The clock was set back on 1 November.
    [{ range: "30d" }, "2026-09-22T05:00Z – 2026-10-21T19:32:10.500Z"],
    [{ range: "last-month" }, "2026-08-31T05:00Z – 2026-10-01T05:00Z"],
    [{ from: { date: "2026-11-01" }, to: { date: "2026-11-02" } }, "2026-10-30T05:00Z – 2026-11-01T05:00Z"],
    [{ from: { date: "2026-11-18" } }, "2026-11-15T06:00Z – 2026-11-17T20:32:10.500Z"],
    // A pinned link compares as the rolling one does.
    [
      { from: { date: "2026-11-14" }, to: { date: "2026-11-20", time: "14:32" } },
      "2026-11-07T06:00Z – 2026-11-13T20:32Z",
    ],
    [
      { from: { date: "2026-11-01", time: "00:00" }, to: { date: "2026-11-02", time: "12:30" } },
      "2026-10-30T15:30Z – 2026-11-01T05:00Z",
    ],
  ])("of %j is %s", (query, expected) => {
    expect(shownBefore(query)).toBe(expected);
  });

  it("has as many local days as the window, the last one up to the same local time", () => {
    fc.assert(
      fc.property(zone, instant, fc.constantFrom(...ranges), (name, at, range) => {
        const window = resolveWindow(completeQuery({ range }), name, at);
        const period = previousPeriod(window, name, at);
        const { start, end = at } = window;
        if (start === undefined || start >= end) {
          expect(period).toBeUndefined();
          return;
        }
        if (!period) throw new Error("There is one.");
        const days = dayAt(end - 1, name).compare(dayAt(start, name)) + 1;
        expect(period.start).toBe(startOfDay(dayAt(start, name).subtract({ days }), name));
        expect(period.start).toBeLessThan(period.end);
        expect(period.end).toBeLessThanOrEqual(start);
        expect(dayAt(period.end - 1, name).compare(dayAt(end - 1, name).subtract({ days }))).toBe(0);
      }),
      fixed(300),
    );
  });

  it("goes as far back as the window went until now", () => {
    const days = (from: string, to?: string) =>
      shownBefore({ from: { date: from }, ...(to !== undefined && { to: { date: to } }) }, "UTC");
    expect(days("2026-11-20")).toEqual(days("2026-11-20", "2026-12-31"));
    expect(days("2026-12-01")).toBeUndefined();
    expect(days("2026-11-10", "2026-11-01")).toBeUndefined();
    expect(shownBefore({ range: "all", to: { date: "2026-01-01" } })).toBeUndefined();
  });
});

describe("pinWindow", () => {
  it("names the first and the last day that have begun", () => {
    const pin = (query: object) => pinWindow(resolve(query), chicago, now);
    expect(pin({ range: "7d" })).toEqual({ from: { date: "2026-11-14" }, to: { date: "2026-11-20" } });
    expect(pin({ range: "yesterday" })).toEqual({ from: { date: "2026-11-19" }, to: { date: "2026-11-19" } });
    expect(pin({ range: "all" })).toEqual({ to: { date: "2026-11-20" } });
    expect(pin({ from: { date: "2026-11-01" }, to: { date: "2030-01-01" } })).toEqual({
      from: { date: "2026-11-01" },
      to: { date: "2026-11-20" },
    });
  });
});
