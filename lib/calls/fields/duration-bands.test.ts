import { expect, it } from "vitest";
import { bandValue, durationBands, parseBand } from "./duration-bands";

it("names bands, and reads their names", () => {
  expect(durationBands.map(bandValue)).toEqual(["0-30", "30-60", "60-120", "120-300", "300-600", "600-"]);
  expect(durationBands.map(bandValue).map(parseBand)).toEqual(durationBands);
  expect([parseBand("-30"), parseBand("-"), parseBand("x-y")]).toEqual([{ max: 30 }, {}, {}]);
});

it("has a band for every duration, and one only", () => {
  expect(durationBands[0]?.min).toBe(0);
  for (const [index, { max }] of durationBands.entries()) expect(durationBands[index + 1]?.min).toBe(max);
});
