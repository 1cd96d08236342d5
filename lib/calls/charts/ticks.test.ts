import fc from "fast-check";
import { expect, it } from "vitest";
import { axisCount, countTicks } from "./ticks";

it("gives round whole numbers from zero on", () => {
  expect(countTicks(0)).toEqual([0, 1]);
  expect(countTicks(3)).toEqual([0, 1, 2, 3]);
  expect(countTicks(14)).toEqual([0, 5, 10, 15]);
  expect(countTicks(100)).toEqual([0, 20, 40, 60, 80, 100]);
  expect(countTicks(1234)).toEqual([0, 500, 1000, 1500]);
});

it("holds every value in a few equal steps", () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), (max) => {
      const ticks = countTicks(max);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
      expect(ticks.length).toBeLessThanOrEqual(7);
      expect(ticks.every((tick, index) => Number.isInteger(tick) && tick === index * (ticks[1] ?? 0))).toBe(
        true,
      );
    }),
  );
});

it("writes counts short", () => {
  expect([1500, 12_345].map((count) => axisCount(count, "en"))).toEqual(["1,500", "12.3K"]);
});
