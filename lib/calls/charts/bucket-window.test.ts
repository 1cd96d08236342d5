import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketUnit, cutIntoBuckets } from "../time/buckets";
import { resolveWindow } from "../time/window";
import { bucketWindow, type Span } from "./bucket-window";

const chicago = "America/Chicago";
const span = (start: number, end: number): Span => ({
  start: new Date(start).toISOString(),
  end: new Date(end).toISOString(),
});
const cut = (start: string, end: string, unit: "hour" | "day" | "week", zone = chicago) =>
  cutIntoBuckets({ start: Date.parse(start), end: Date.parse(end) }, unit, zone).map((bucket) =>
    bucketWindow(span(bucket.start, bucket.end), zone),
  );

describe("bucketWindow", () => {
  it("names whole days as days, however many hours they have", () => {
    expect(cut("2026-03-07T06:00Z", "2026-03-10T05:00Z", "day")).toEqual(
      ["2026-03-07", "2026-03-08", "2026-03-09"].map((date) => ({ from: { date }, to: { date } })),
    );
    expect(cut("2026-10-31T05:00Z", "2026-11-03T06:00Z", "day")).toEqual(
      ["2026-10-31", "2026-11-01", "2026-11-02"].map((date) => ({ from: { date }, to: { date } })),
    );
  });

  it("names a week by its first and last day", () => {
    expect(cut("2026-10-26T05:00Z", "2026-11-02T06:00Z", "week")).toEqual([
      { from: { date: "2026-10-26" }, to: { date: "2026-11-01" } },
    ]);
  });

  it("tells the two equal hours of a day in autumn apart", () => {
    const hours = cut("2026-11-01T05:00Z", "2026-11-02T06:00Z", "hour");
    expect(hours).toHaveLength(25);
    expect(hours.slice(1, 3)).toEqual([
      {
        from: { date: "2026-11-01", time: "01:00" },
        to: { date: "2026-11-01", time: "01:00", offset: "-06:00" },
      },
      {
        from: { date: "2026-11-01", time: "01:00", offset: "-06:00" },
        to: { date: "2026-11-01", time: "02:00" },
      },
    ]);
  });

  it("leaves out the hour that is skipped in spring", () => {
    const hours = cut("2026-03-08T06:00Z", "2026-03-09T05:00Z", "hour");
    expect(hours).toHaveLength(23);
    expect(hours[1]).toEqual({
      from: { date: "2026-03-08", time: "01:00" },
      to: { date: "2026-03-08", time: "03:00" },
    });
  });

  it("names a day that the window cuts by its minutes", () => {
    expect(cut("2026-11-03T20:05Z", "2026-11-05T06:00Z", "day")[0]).toEqual({
      from: { date: "2026-11-03", time: "14:05" },
      to: { date: "2026-11-04", time: "00:00" },
    });
  });

  it("means the very span of its bucket, in any zone", () => {
    const minute = 60_000;
    const zones = [chicago, "Europe/London", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Cairo", "UTC"];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2025, 0) / minute, max: Date.UTC(2027, 0) / minute }),
        fc.integer({ min: 1, max: 500 * 24 * 60 }),
        (zone, start, length) => {
          const whole = { start: start * minute, end: (start + length) * minute };
          for (const bucket of cutIntoBuckets(whole, bucketUnit(length * minute), zone)) {
            const window = bucketWindow(span(bucket.start, bucket.end), zone);
            expect(resolveWindow({ range: "30d", ...window }, zone, 0)).toMatchObject(bucket);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
