import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationHistogram, percentile, summarizeDurations } from "./durations";

const durations = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 400 }),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.constantFrom(0, 5, 30, 60, 72_000),
    ),
    { minLength: 1, maxLength: 80 },
  )
  .map((values) => values.sort((a, b) => a - b));

describe("durationHistogram", () => {
  it("puts each duration into the one bucket that holds it", () => {
    fc.assert(
      fc.property(durations, (ordered) => {
        const buckets = durationHistogram(ordered);
        expect(buckets.length).toBeLessThanOrEqual(21);
        expect(buckets[0]?.from).toBe(0);
        for (const [index, { from, to, count }] of buckets.entries()) {
          expect(from).toBe(index === 0 ? 0 : buckets[index - 1]?.to);
          expect(count).toBe(ordered.filter((duration) => from <= duration && duration < to).length);
          expect(Number.isInteger(from) && Number.isInteger(to) && from < to).toBe(true);
        }
        expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(ordered.length);
      }),
      { numRuns: 300 },
    );
  });

  it("has none without a call, and one for calls of no length", () => {
    expect(durationHistogram([])).toEqual([]);
    expect(durationHistogram([0, 0])).toEqual([{ from: 0, to: 5, count: 2 }]);
  });

  it("keeps the few longest together", () => {
    const usual = Array.from({ length: 199 }, (_, index) => index % 90).sort((a, b) => a - b);
    const tail = durationHistogram([...usual, 2417]).at(-1);
    expect(tail).toEqual({ from: 90, to: 2420, count: 1 });
  });
});

describe("percentile", () => {
  it("interpolates between neighbours", () => {
    expect([0, 0.25, 0.5, 0.9, 1].map((share) => percentile([10, 20, 30, 40, 50], share))).toEqual([
      10, 20, 30, 46, 50,
    ]);
    expect(percentile([1, 2], 0.5)).toBe(1.5);
    expect(percentile([7], 0.9)).toBe(7);
    expect(percentile([], 0.5)).toBeNull();
  });
});

it("sums up what is known, and counts what is not", () => {
  expect(summarizeDurations([], 3)).toEqual({ sum: 0, mean: null, median: null, p90: null, unknown: 3 });
  expect(summarizeDurations([10, 20], 3)).toEqual({ sum: 30, mean: 15, median: 15, p90: 19, unknown: 1 });
});
