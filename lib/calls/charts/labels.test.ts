import { describe, expect, it } from "vitest";
import { axisLabel, formatDays, formatPeriod, formatSpan } from "./labels";

const zone = "America/Chicago";
const span = (start: string, end: string) => formatSpan({ start, end }, "en-GB", zone);

describe("formatSpan", () => {
  it("writes a day with its weekday, also one of 25 or 23 hours", () => {
    expect(span("2026-11-02T06:00Z", "2026-11-03T06:00Z")).toBe("Mon, 2 Nov 2026");
    expect(span("2026-11-01T05:00Z", "2026-11-02T06:00Z")).toBe("Sun, 1 Nov 2026");
    expect(span("2026-03-08T06:00Z", "2026-03-09T05:00Z")).toBe("Sun, 8 Mar 2026");
  });

  it("writes weeks, months and years as what they hold", () => {
    expect(span("2026-11-02T06:00Z", "2026-11-09T06:00Z")).toBe("2 – 8 Nov 2026");
    expect(span("2026-11-01T05:00Z", "2026-12-01T06:00Z")).toBe("November 2026");
    expect(span("2026-01-01T06:00Z", "2027-01-01T06:00Z")).toBe("2026");
  });

  it("writes in American order for American readers", () => {
    const american = (start: string, end: string) => formatSpan({ start, end }, "en-US", zone);
    expect(american("2026-11-02T06:00Z", "2026-11-03T06:00Z")).toBe("Mon, Nov 2, 2026");
    expect(american("2026-11-02T06:00Z", "2026-11-09T06:00Z")).toBe("Nov 2 – Nov 8, 2026");
    expect(american("2026-10-12T05:00Z", "2026-11-12T06:00Z")).toBe("Oct 12 – Nov 11, 2026");
    expect(american("2025-12-12T06:00Z", "2026-01-12T06:00Z")).toBe("Dec 12, 2025 – Jan 11, 2026");
    expect(american("2026-11-01T05:00Z", "2027-01-01T06:00Z")).toBe("November 2026 – December 2026");
    expect(american("2026-11-03T20:00Z", "2026-11-03T21:00Z")).toBe("Tue, Nov 3, 2026, 02:00 PM – 03:00 PM");
  });

  it("writes the year once, on the side on which a language has it", () => {
    const days = (locale: string) =>
      formatSpan({ start: "2026-10-12T05:00Z", end: "2026-11-12T06:00Z" }, locale, zone);
    expect([days("de-DE"), days("ja")]).toEqual(["12. Okt. – 11. Nov. 2026", "2026年10月12日 – 11月11日"]);
  });

  it("writes what is cut with its minutes", () => {
    expect(span("2026-11-03T20:05Z", "2026-11-04T06:00Z")).toBe(
      "Tue, 3 Nov 2026, 14:05 – Wed, 4 Nov 2026, 00:00",
    );
    expect(span("2026-11-03T20:00Z", "2026-11-03T21:00Z")).toBe("Tue, 3 Nov 2026, 14:00 – 15:00");
  });

  it("tells hours that come twice apart", () => {
    const first = span("2026-11-01T06:00Z", "2026-11-01T07:00Z");
    const second = span("2026-11-01T07:00Z", "2026-11-01T08:00Z");
    expect(first).toContain("GMT-5");
    expect(second).toContain("GMT-6");
    expect(first).not.toBe(second);
  });
});

it("writes the days that a span touches", () => {
  const days = { start: "2026-10-12T14:28Z", end: "2026-11-12T06:00Z" };
  expect(formatDays(days, "en-GB", zone)).toBe("12 Oct – 11 Nov 2026");
});

it.each([
  ["2026-10-12T05:00Z", "2026-11-12T06:00Z", "12 Oct – 11 Nov 2026"],
  ["2026-10-12T05:00Z", "2026-11-11T13:54Z", "12 Oct – 11 Nov 2026 until 07:54"],
  ["2026-11-11T06:00Z", "2026-11-11T13:54Z", "11 Nov 2026 until 07:54"],
  ["2026-11-10T15:28Z", "2026-11-10T16:28Z", "Tue, 10 Nov 2026, 09:28 – 10:28"],
  ["2026-11-10T15:28Z", "2026-11-11T15:28Z", "Tue, 10 Nov 2026, 09:28 – Wed, 11 Nov 2026, 09:28"],
])("says exactly which period was compared, from %s to %s", (start, end, words) => {
  expect(formatPeriod({ start, end }, "en-GB", zone).replace(/(Tue|Wed) /g, "$1, ")).toBe(words);
});

it("keeps the labels of an axis short, and begins a day with its date", () => {
  expect(axisLabel("2026-11-03T20:00Z", "hour", "en-GB", zone)).toBe("14:00");
  expect(axisLabel("2026-11-03T06:00Z", "hour", "en-GB", zone)).toBe("3 Nov");
  expect(axisLabel("2026-11-03T06:00Z", "day", "en-GB", zone)).toBe("3 Nov");
  expect(axisLabel("2026-11-01T05:00Z", "month", "en-GB", zone)).toBe("Nov 2026");
});
