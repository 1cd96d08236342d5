import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { VolumeUnit } from "../answers";
import { fixed } from "@/lib/testing/fixed";
import { zones } from "@/lib/testing/zones";
import { bucketUnit, cutIntoBuckets, maxBuckets } from "./buckets";
import { dayAt, startOfDay } from "./zone";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const zone = fc.constantFrom(...zones);
const last = Date.parse("9999-12-31T12:00Z");

function cut(start: number, end: number, name: string, unit = bucketUnit(end - start)) {
  return cutIntoBuckets({ start, end }, unit, name);
}

/** The law of any cut: buckets follow each other, begin with the span, cover it, and are not too many. */
function expectCut(start: number, end: number, name: string) {
  const buckets = cut(start, end, name);
  expect(buckets.length).toBeGreaterThan(0);
  expect(buckets.length).toBeLessThanOrEqual(maxBuckets);
  let border = start;
  for (const bucket of buckets) {
    expect(bucket.start).toBe(border);
    expect(bucket.end).toBeGreaterThan(bucket.start);
    border = bucket.end;
  }
  expect(border).toBeGreaterThanOrEqual(end);
}

describe("cutIntoBuckets", () => {
  it("covers any span of the days that calls are in", () => {
    const start = fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2030, 0) });
    const length = fc.oneof(
      fc.integer({ min: 1, max: 4 * day }),
      fc.integer({ min: 1, max: 130 * day }),
      fc.integer({ min: 1, max: 30 * 366 * day }),
    );
    fc.assert(
      fc.property(zone, start, length, (name, from, span) => expectCut(from, from + span, name)),
      fixed(300),
    );
  });

  it("covers any span that a link can ask for, from year 1 to 9999", () => {
    const first = Date.parse("0001-01-01T00:00Z") - day;
    const border = fc.integer({ min: first, max: last });
    fc.assert(
      fc.property(zone, border, border, (name, one, other) =>
        expectCut(Math.min(one, other), Math.max(one, other) + 1, name),
      ),
      fixed(150),
    );
    for (const name of zones) {
      expectCut(first, last, name);
      expectCut(first, first + 5 * day, name);
      for (const span of [hour, 2 * day, 60 * day, 400 * day, 3000 * day, 50_000 * day]) {
        expectCut(last + day - span, last + day, name);
      }
    }
  });

  it("ends where clocks were set by the sun, with seconds in their offsets", () => {
    const start = Date.UTC(1850, 5, 1, 3, 7);
    for (const name of ["America/Chicago", "Europe/Berlin", "Asia/Kathmandu", "Africa/Monrovia"]) {
      for (const span of [1, hour, 2 * day, 60 * day, 900 * day, 40_000 * day])
        expectCut(start, start + span, name);
    }
  });

  it("begins each bucket but the first where its unit begins", () => {
    fc.assert(
      fc.property(
        zone,
        fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2027, 0) }),
        fc.constantFrom<VolumeUnit>("day", "week", "month", "year"),
        (name, start, unit) => {
          for (const bucket of cut(start, start + 40 * day, name, unit).slice(1)) {
            const first = dayAt(bucket.start, name);
            expect(bucket.start).toBe(startOfDay(first, name));
            if (unit === "week") expect(first.toDate("UTC").getUTCDay()).toBe(1);
            if (unit === "month" || unit === "year") expect(first.day).toBe(1);
            if (unit === "year") expect(first.month).toBe(1);
          }
        },
      ),
      fixed(100),
    );
  });

  it.each([
    ["America/Chicago", "2026-03-08T06:00Z", 23],
    ["America/Chicago", "2026-11-01T05:00Z", 25],
    ["America/Havana", "2026-11-01T04:00Z", 25],
    ["Africa/Cairo", "2026-04-23T22:00Z", 23],
    // Half an hour more makes one of the hours longer, half an hour less shorter.
    ["Australia/Lord_Howe", "2026-04-04T13:00Z", 24],
    ["Australia/Lord_Howe", "2026-10-03T13:30Z", 24],
    ["Asia/Kathmandu", "2026-10-31T18:15Z", 24],
    ["Pacific/Apia", "2011-12-29T10:00Z", 24],
  ])("shows the day in %s that begins at %s as %d hours", (name, text, hours) => {
    const start = Date.parse(text);
    const end = startOfDay(dayAt(start, name).add({ days: 1 }), name);
    expect(cut(start, end, name, "hour")).toHaveLength(hours);
  });

  it("has no bucket for a day that the calendar left out", () => {
    const buckets = cut(Date.parse("2011-12-28T10:00Z"), Date.parse("2012-01-01T10:00Z"), "Pacific/Apia");
    expect(buckets).toHaveLength(4);
    expect(buckets.every(({ start, end }) => end - start === day)).toBe(true);
  });

  it("ends at its natural border, or at a limit that comes before", () => {
    const span = { start: Date.parse("2026-11-01T06:00Z"), end: Date.parse("2026-11-03T20:00Z") };
    const ends = (limit?: number) => cutIntoBuckets(span, "day", "UTC", limit).map(({ end }) => end);
    expect(ends().at(-1)).toBe(Date.parse("2026-11-04T00:00Z"));
    expect(ends(span.end).at(-1)).toBe(span.end);
    expect(cutIntoBuckets({ start: 5, end: 5 }, "day", "UTC")).toEqual([]);
    expect(cutIntoBuckets({ start: 6, end: 5 }, "hour", "UTC")).toEqual([]);
  });
});

describe("bucketUnit", () => {
  it.each<[number, VolumeUnit]>([
    [1, "hour"],
    [25 * hour, "hour"],
    [3 * day, "hour"],
    [7 * day, "day"],
    [90 * day, "day"],
    [366 * day, "week"],
    [800 * day, "week"],
    [1000 * day, "month"],
    [4000 * day, "year"],
    [3_652_500 * day, "year"],
  ])("shows %d ms by %s", (span, unit) => expect(bucketUnit(span)).toBe(unit));
});
