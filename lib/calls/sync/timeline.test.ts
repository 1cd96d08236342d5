import fc from "fast-check";
import { expect, it } from "vitest";
import { fixed } from "@/lib/testing/fixed";
import { timelineOf } from "./timeline";

const now = Date.parse("2026-11-18T18:00:00Z");
const range = (start: number, end: number, verified = true) => ({
  start: new Date(start).toISOString(),
  end: new Date(end).toISOString(),
  calls: 1,
  verified,
});
const days = (count: number) => now - count * 86_400_000;

it("draws a gap between what is loaded", () => {
  const { parts, before, start, end } = timelineOf(
    [range(days(10), now), range(days(30), days(20), false)],
    now,
  );
  expect([start, end]).toEqual([days(30), now]);
  expect(parts[0]?.to).toBe(1);
  expect(parts[0]?.from).toBeCloseTo(before + (1 - before) * (2 / 3));
  expect(parts[1]).toMatchObject({ from: before, verified: false });
  expect(parts[1]?.to).toBeCloseTo(before + (1 - before) / 3);
});

it("begins with a place for the time of which nobody knows how long it is", () => {
  const { parts } = timelineOf([range(0, now)], now);
  expect(parts).toEqual([{ from: 0, to: 1, verified: true }]);
  expect(timelineOf([], now)).toMatchObject({ parts: [], start: days(1), end: now });
});

it("keeps ranges in order, apart and within the line", () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(lengths, fc.boolean(), (minutes, fromBeginning) => {
      const borders = minutes.reduce<number[]>(
        (made, each) => [...made, (made.at(-1) ?? now) - each * 60_000],
        [],
      );
      if (fromBeginning) borders.push(0);
      const ranges = borders
        .slice(1)
        .map((start, at) => range(start, borders[at] ?? now))
        .filter((_, at) => at % 2 === 0);
      const { parts } = timelineOf(ranges, now);
      for (const [at, { from, to }] of parts.entries()) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(parts[at - 1]?.from ?? 1);
      }
    }),
    fixed(200),
  );
});
