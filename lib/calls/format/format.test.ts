import { describe, expect, it } from "vitest";
import { formatInstant, rowStyle } from "./instant";
import { countOf, formatCount, formatShare } from "./number";
import { formatPhone } from "./phone";

describe("formatInstant", () => {
  const instant = "2026-11-01T06:30:15.500Z";

  it("writes an instant in a language and a zone, not the machine's", () => {
    expect(formatInstant(instant, "full", "en-GB", "America/Chicago")).toMatch(
      /^Sun,? 1 Nov 2026, 01:30 GMT-5$/,
    );
    expect(formatInstant(instant, "short", "en-GB", "Asia/Kathmandu")).toBe("1 Nov, 12:15");
    expect(formatInstant(instant, "dated", "en-GB", "Asia/Kathmandu")).toBe("1 Nov 2026, 12:15");
    expect(formatInstant(instant, "seconds", "de", "UTC")).toBe("06:30:15");
    expect(formatInstant(instant, "day", "de", "Pacific/Kiritimati")).toBe("1. Nov. 2026");
    expect(formatInstant(Date.parse(instant), "month", "fr", "UTC")).toBe("nov. 2026");
    expect(formatInstant(instant, "year", "en", "UTC")).toBe("2026");
  });

  it("names the year of a row where the zone's calendar shows another than that of the list", () => {
    const style = (row: string, zone = "UTC") => rowStyle(row, "2026-01-01T05:30:00Z", zone);
    expect(style("2026-01-01T00:00:00Z")).toBe("short");
    expect(style("2025-12-31T23:59:59Z")).toBe("dated");
    expect(style("2025-12-31T23:59:59Z", "America/Chicago")).toBe("short");
    expect(style("2026-01-01T06:00:00Z", "America/Chicago")).toBe("dated");
  });

  it("writes plain blanks, as servers and browsers differ in theirs", () => {
    expect(formatInstant(instant, "minute", "en-US", "UTC")).toBe("06:30 AM");
    expect(formatInstant(instant, "full", "fr", "UTC")).not.toMatch(/[\u202f\u00a0]/);
  });
});

describe("numbers", () => {
  it("are grouped as their reader does", () => {
    expect(formatCount(1234567, "en")).toBe("1,234,567");
    expect(formatCount(1234567, "de")).toBe("1.234.567");
    expect(formatCount(1234567, "fr")).toBe("1 234 567");
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
