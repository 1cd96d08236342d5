import fc from "fast-check";
import { expect, it } from "vitest";
import { bucketUnit, cutIntoBuckets } from "@/lib/calls/time/buckets";
import { previousWindow } from "@/lib/calls/time/window";
import { earlierSpans } from "./earlier-spans";

const hour = 3_600_000;

it("covers the whole of the earlier time, as far from its start as the buckets from theirs", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("America/Chicago", "Europe/London", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"),
      fc.integer({ min: Date.UTC(2025, 0) / hour, max: Date.UTC(2027, 0) / hour }),
      fc.integer({ min: 1_000, max: 400 * 24 * hour }),
      (zone, at, length) => {
        const [start, now] = [at * hour, at * hour + length];
        const earlier = previousWindow({ start, rolling: true }, now);
        const span = { start: earlier?.start ?? NaN, end: earlier?.end ?? NaN };
        const buckets = cutIntoBuckets({ start, end: now + 1 }, bucketUnit(length), zone);
        const spans = earlierSpans(buckets, span);
        expect(spans).toHaveLength(buckets.length);
        expect([spans[0]?.start, spans.at(-1)?.end]).toEqual([span.start, start]);
        for (const [index, { start: begins, end }] of spans.entries()) {
          expect(begins - span.start).toBe(Math.min(buckets[index]?.start ?? NaN, now) - start);
          expect(begins).toBeLessThanOrEqual(end);
          expect(end).toBe(spans[index + 1]?.start ?? start);
        }
      },
    ),
    { numRuns: 100 },
  );
});

it("has none where there are no buckets", () => {
  expect(earlierSpans([], { start: 0, end: hour })).toEqual([]);
});
