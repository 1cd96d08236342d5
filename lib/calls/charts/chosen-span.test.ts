import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixed } from "@/lib/testing/fixed";
import { zones } from "@/lib/testing/zones";
import type { Metrics } from "../answers";
import { completeQuery, parseQuery, serializeQuery } from "../query/query";
import { bucketUnit, cutIntoBuckets } from "../time/buckets";
import { resolveWindow } from "../time/window";
import { chosenSpan, spanChange } from "./chosen-span";

const minute = 60_000;
const day = 24 * 60 * minute;
const metrics = (zone: string, code?: "zone_unavailable") =>
  ({ zone, notices: code ? [{ code, message: "" }] : ([] as Metrics["notices"]) }) as Metrics;
const volumeOf = (start: number, end: number, zone: string) =>
  cutIntoBuckets({ start, end }, bucketUnit(end - start), zone).map((bucket) => ({
    start: new Date(bucket.start).toISOString(),
    end: new Date(bucket.end).toISOString(),
  }));

describe("a span of time that is chosen in a chart", () => {
  it("covers exactly its buckets, whatever the clocks do in it", () => {
    const start = fc.oneof(
      fc.integer({ min: Date.UTC(2025, 0) / minute, max: Date.UTC(2027, 0) / minute }),
      // Days on which clocks change, in one zone or another.
      fc
        .constantFrom("2026-03-08", "2026-04-04", "2026-10-25", "2026-11-01")
        .map((at) => Date.parse(at) / minute),
    );
    const length = fc.oneof(
      fc.integer({ min: 1, max: 3 * 24 * 60 }),
      fc.integer({ min: 1, max: 500 * 24 * 60 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        start,
        length,
        fc.nat(),
        fc.nat(),
        (zone, from, minutes, one, other) => {
          const volume = volumeOf(from * minute, (from + minutes) * minute, zone);
          const [a, b] = [one % volume.length, other % volume.length];
          const span = chosenSpan(volume, a, b);
          if (!span) throw new Error("The buckets are there");
          const change = spanChange(span, metrics(zone));
          const link = serializeQuery(completeQuery({ range: "90d", tz: zone, ...change }));
          const { start: begins, end } = resolveWindow(parseQuery(new URLSearchParams(link)).query, zone, 0);
          expect([begins, end]).toEqual([
            Date.parse(volume[Math.min(a, b)]?.start ?? ""),
            Date.parse(volume[Math.max(a, b)]?.end ?? ""),
          ]);
        },
      ),
      fixed(300),
    );
  });

  it("is written as days, or as minutes of the zone where it cuts them", () => {
    const volume = volumeOf(
      Date.parse("2026-11-01T05:00Z"),
      Date.parse("2026-11-02T06:00Z"),
      "America/Chicago",
    );
    const change = (one: number, other: number) => {
      const span = chosenSpan(volume, one, other);
      return span && spanChange(span, metrics("America/Chicago"));
    };
    expect(change(24, 0)).toEqual({ from: { date: "2026-11-01" }, to: { date: "2026-11-01" } });
    expect(change(2, 9)).toEqual({
      from: { date: "2026-11-01", time: "01:00", offset: "-06:00" },
      to: { date: "2026-11-01", time: "09:00" },
    });
  });

  it("names its zone where the account's own is not known", () => {
    const span = { start: new Date(0).toISOString(), end: new Date(day).toISOString() };
    expect(spanChange(span, metrics("UTC", "zone_unavailable")).tz).toBe("UTC");
    expect(spanChange(span, metrics("UTC")).tz).toBeUndefined();
  });

  it("is none outside of the chart", () => {
    expect(chosenSpan([], 0, 1)).toBeUndefined();
  });
});
