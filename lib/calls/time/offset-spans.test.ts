import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixed } from "@/lib/testing/fixed";
import { zones } from "@/lib/testing/zones";
import { offsetSpans } from "./offset-spans";
import { offsetAt } from "./zone";

const hour = 3_600_000;
const zone = fc.constantFrom(...zones, "Africa/Casablanca", "America/St_Johns", "Asia/Tehran");
const instant = fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2030, 0) });

describe("offsetSpans", () => {
  it("says of every instant what the clock says", () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ max: 500 * 24 * hour, min: 1 }), (name, start, length) => {
        const end = start + length;
        const spans = offsetSpans(name, start, end);
        expect(spans[0]?.start).toBe(start);
        expect(spans.at(-1)?.end).toBe(end);
        for (const [index, span] of spans.entries()) {
          const next = spans[index + 1];
          expect(next?.start ?? end).toBe(span.end);
          expect(next?.offset).not.toBe(span.offset);
          for (let at = span.start; at < span.end; at += 5 * hour)
            expect(offsetAt(at, name)).toBe(span.offset);
          expect(offsetAt(span.end - 1, name)).toBe(span.offset);
        }
      }),
      fixed(60),
    );
  });

  it.each([
    ["UTC", []],
    ["Australia/Lord_Howe", ["2026-04-04T15:00:00.000Z", "2026-10-03T15:30:00.000Z"]],
    ["America/Chicago", ["2026-03-08T08:00:00.000Z", "2026-11-01T07:00:00.000Z"]],
    ["Asia/Kathmandu", []],
  ])("knows the changes of a year in %s", (name, changes) => {
    const spans = offsetSpans(name, Date.UTC(2026, 0), Date.UTC(2027, 0));
    expect(spans.slice(1).map(({ start }) => new Date(start).toISOString())).toEqual(changes);
  });

  it("has no span for no time", () => {
    expect(offsetSpans("Europe/Berlin", 5, 5)).toEqual([]);
    expect(offsetSpans("Europe/Berlin", 5, 4)).toEqual([]);
  });
});
