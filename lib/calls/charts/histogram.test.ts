import { expect, it } from "vitest";
import { bucketsFrom, hasTail, positionOf } from "./histogram";

const histogram = [
  { from: 0, to: 30 },
  { from: 30, to: 60 },
  { from: 60, to: 90 },
  { from: 90, to: 1290 },
];

it("knows a last bucket that is wider than the others", () => {
  expect(hasTail(histogram)).toBe(true);
  expect(hasTail(histogram.slice(0, 3))).toBe(false);
  expect(hasTail([])).toBe(false);
});

it("places a duration on an axis of equally wide buckets", () => {
  expect(positionOf(45, histogram)).toBe(0.375);
  expect(positionOf(690, histogram)).toBe(0.875);
  expect(positionOf(1290, histogram)).toBeUndefined();
});

it("leaves out what is too short to be asked for", () => {
  expect(bucketsFrom(histogram, 60).map(({ from }) => from)).toEqual([60, 90]);
  expect(bucketsFrom(histogram, 45).map(({ from }) => from)).toEqual([30, 60, 90]);
  expect(bucketsFrom(histogram, undefined)).toHaveLength(4);
});
