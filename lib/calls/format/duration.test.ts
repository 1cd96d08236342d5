import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixed } from "@/lib/testing/fixed";
import { formatDuration, formatTalkTime, parseDuration, speakDuration, writeDuration } from "./duration";

it.each([
  [0, "0:00", "0 s", "0 seconds"],
  [0.4, "0:00", "0 s", "0 seconds"],
  [1, "0:01", "1 s", "1 second"],
  [59.4, "0:59", "59 s", "59 seconds"],
  [59.6, "1:00", "1 min", "1 minute"],
  [185, "3:05", "3 min", "3 minutes 5 seconds"],
  [3599.6, "1:00:00", "1 h 0 min", "1 hour"],
  [3661, "1:01:01", "1 h 1 min", "1 hour 1 minute 1 second"],
  [7323, "2:02:03", "2 h 2 min", "2 hours 2 minutes 3 seconds"],
  [360_000, "100:00:00", "100 h 0 min", "100 hours"],
  [5_400_000, "1500:00:00", "1,500 h 0 min", "1500 hours"],
])("%d s is %s, as a sum %s, spoken %s", (seconds, clock, sum, spoken) => {
  expect(formatDuration(seconds)).toBe(clock);
  expect(formatTalkTime(seconds, "en")).toBe(sum);
  expect(speakDuration(seconds)).toBe(spoken);
});

describe("parseDuration", () => {
  it.each([
    ["0", 0],
    ["90", 90],
    [" 1:30 ", 90],
    ["1:02:03", 3723],
    ["0:05", 5],
    ["90:00", 5400],
    ["2.5", 2.5],
    ["1:00.5", 60.5],
    ["1:90", 150],
    ["3", 3],
    ["3:00", 180],
    ["3m", 180],
    ["90s", 90],
    ["90 s", 90],
    ["1h", 3600],
    ["2m 30s", 150],
    ["2m30s", 150],
    ["1h 2m 3s", 3723],
    ["1h 3s", 3603],
    ["3 min", 180],
    ["2 Minutes", 120],
    ["1 hour 5 mins", 3900],
    ["2hrs", 7200],
    ["1.5h", 5400],
    ["0.1m", 6],
    ["45 SEC", 45],
  ])("reads %j as %d s", (text, seconds) => expect(parseDuration(text)).toBe(seconds));

  it.each([
    "",
    " ",
    "a",
    "-1",
    "1:",
    ":30",
    "1:2:3:4",
    "1.",
    ".5",
    "1,5",
    "1e3",
    "0x10",
    "1:-5",
    "١",
    "m",
    "s 3",
    "3x",
    "30s 2m",
    "3m 3m",
    "1:30m",
    "3 m s",
  ])("does not read %j", (text) => expect(parseDuration(text)).toBeUndefined());

  it("reads hostile text in linear time", () => {
    const began = performance.now();
    for (const each of ["1", "1:", "9h", "1 ", "1.", "1m "]) {
      expect(parseDuration(each.repeat(200_000 / each.length))).toBeUndefined();
    }
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it("reads what formatDuration writes", () => {
    fc.assert(
      fc.property(fc.nat(3_599_999), (seconds) => {
        expect(parseDuration(formatDuration(seconds))).toBe(seconds);
      }),
      fixed(300),
    );
  });
});

it.each([0, 30, 59.6, 90, 3661, 0.25])("writes %d seconds so that they can be read back", (seconds) => {
  expect(parseDuration(writeDuration(seconds))).toBe(seconds);
});
