import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillBucket, histogramBuckets, interpolate } from "./durations";

function durationHistogram(ordered: readonly number[]) {
  const at = (position: number) => ordered[position] ?? 0;
  const position = (ordered.length - 1) * 0.98;
  const usual = interpolate(at(Math.floor(position)), at(Math.ceil(position)), position);
  const buckets = histogramBuckets(usual, at(ordered.length - 1));
  for (const duration of ordered) fillBucket(buckets, duration, 1);
  return buckets;
}

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

describe("the histogram of durations", () => {
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

  it("has one bucket for calls of no length", () => {
    expect(durationHistogram([0, 0])).toEqual([{ from: 0, to: 5, count: 2 }]);
  });

  it("keeps the few longest together", () => {
    const usual = Array.from({ length: 199 }, (_, index) => index % 90).sort((a, b) => a - b);
    const tail = durationHistogram([...usual, 2417]).at(-1);
    expect(tail).toEqual({ from: 90, to: 2420, count: 1 });
  });
});
