import fc from "fast-check";
import { expect, it } from "vitest";
import { bucketUnit, cutIntoBuckets } from "@/lib/calls/time/buckets";
import { previousPeriod } from "@/lib/calls/time/window";
import { startOfDay, dayAt } from "@/lib/calls/time/zone";
import { earlierSpans } from "./spans";

const hour = 3_600_000;

it("covers the whole of the period before, one span for each bucket", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("America/Chicago", "Europe/London", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"),
      fc.integer({ min: Date.UTC(2025, 0) / hour, max: Date.UTC(2027, 0) / hour }),
      fc.integer({ min: 1_000, max: 400 * 24 * hour }),
      fc.boolean(),
      (zone, at, length, timed) => {
        const start = timed ? at * hour : startOfDay(dayAt(at * hour, zone), zone);
        const now = start + length;
        const period = previousPeriod({ start, rolling: true, timed }, zone, now);
        if (!period) throw new Error("There is one.");
        const buckets = cutIntoBuckets({ start, end: now + 1 }, bucketUnit(length), zone);
        const spans = earlierSpans(buckets, period);
        expect(spans).toHaveLength(buckets.length);
        expect([spans[0]?.start, spans.at(-1)?.end]).toEqual([period.start, period.end]);
        for (const [index, { start: begins, end }] of spans.entries()) {
          expect(begins).toBeLessThanOrEqual(end);
          expect(end).toBe(spans[index + 1]?.start ?? period.end);
          const { start: bucketStart = NaN } = buckets[index] ?? {};
          if (timed && bucketStart < now) expect(begins - period.start).toBe(bucketStart - start);
          // Spans of whole days begin with a day.
          else if (
            !timed &&
            bucketStart === startOfDay(dayAt(bucketStart, zone), zone) &&
            begins < period.end
          )
            expect(begins).toBe(startOfDay(dayAt(begins, zone), zone));
        }
      },
    ),
    { numRuns: 100 },
  );
});

it("has none where there are no buckets", () => {
  expect(earlierSpans([], { start: 0, end: hour, back: (instant) => instant - hour })).toEqual([]);
});
