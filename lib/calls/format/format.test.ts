import { describe, expect, it } from "vitest";
import { formatInstant, rowStyle } from "./instant";
import type { DateStyle } from "./date-styles";
import { countOf, formatCount, formatShare } from "./number";
import { formatPhone } from "./phone";

describe("formatInstant", () => {
  const instant = "2026-11-01T06:30:15.500Z";

  it("writes an instant in a zone, not the machine's, in the order of its reader", () => {
    const write = (style: DateStyle, zone: string) =>
      ["en-GB", "en-US"].map((locale) => formatInstant(instant, style, locale, zone));
    // Versions of ICU differ in the comma of British weekdays.
    expect(write("full", "America/Chicago").map((text) => text.replace("Sun 1", "Sun, 1"))).toEqual([
      "Sun, 1 Nov 2026, 01:30 GMT-5",
      "Sun, Nov 1, 2026, 01:30 AM CDT",
    ]);
    expect(write("full", "Asia/Kathmandu")[0]).toMatch(/^Sun,? 1 Nov 2026, 12:15 GMT\+5:45$/);
    expect(write("short", "Asia/Kathmandu")).toEqual(["1 Nov, 12:15", "Nov 1, 12:15 PM"]);
    expect(write("dated", "Asia/Kathmandu")).toEqual(["1 Nov 2026, 12:15", "Nov 1, 2026, 12:15 PM"]);
    expect(write("seconds", "UTC")).toEqual(["06:30:15", "06:30:15 AM"]);
    expect(write("day", "Pacific/Kiritimati")).toEqual(["1 Nov 2026", "Nov 1, 2026"]);
    expect(write("longDay", "UTC")).toEqual(["1 November 2026", "November 1, 2026"]);
    expect(write("weekday", "UTC")[1]).toBe("Sun, Nov 1");
    expect(write("month", "UTC")).toEqual(["Nov 2026", "Nov 2026"]);
    expect(write("minute", "Asia/Tokyo")).toEqual(["15:30", "03:30 PM"]);
    expect(write("year", "UTC")).toEqual(["2026", "2026"]);
  });

  it("names the year of a row where the zone's calendar shows another than that of the list", () => {
    const style = (row: string, zone = "UTC") => rowStyle(row, "2026-01-01T05:30:00Z", zone);
    expect(style("2026-01-01T00:00:00Z")).toBe("short");
    expect(style("2025-12-31T23:59:59Z")).toBe("dated");
    expect(style("2025-12-31T23:59:59Z", "America/Chicago")).toBe("short");
    expect(style("2026-01-01T06:00:00Z", "America/Chicago")).toBe("dated");
  });
});

describe("numbers", () => {
  it("are grouped as their reader does", () => {
    expect(formatCount(1234567, "en")).toBe("1,234,567");
    expect(formatCount(1234567, "de")).toBe("1.234.567");
    expect(formatCount(1234567, "fr")).toBe("1 234 567");
    expect(formatCount(1234567, "en-IN")).toBe("12,34,567");
    expect([1234, 12_345].map((count) => formatCount(count, "es"))).toEqual(["1234", "12.345"]);
    expect(countOf(1, "call", "en")).toBe("1 call");
    expect(countOf(0, "call", "en")).toBe("0 calls");
    expect(countOf(1200, "call", "en")).toBe("1,200 calls");
  });

  it("have a decimal where a share is small", () => {
    expect([0, 0.004, 0.0949, 0.1, 0.125, 0.999, 1].map((share) => formatShare(share, "en"))).toEqual([
      "0%",
      "0.4%",
      "9.5%",
      "10%",
      "13%",
      "100%",
      "100%",
    ]);
    expect(formatShare(0.5, "de")).toBe("50 %");
  });
});

it("groups the numbers of North America only", () => {
  expect(formatPhone("+15550100199")).toBe("+1 555 010 0199");
  for (const other of ["+442079460000", "+1555010019", "+155501001999", "15550100199", "anonymous", ""]) {
    expect(formatPhone(other)).toBe(other);
  }
});
