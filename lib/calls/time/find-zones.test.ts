import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isZone } from "../fields/zone";
import { createZoneSearch, describeOffset, listZones } from "./find-zones";

const now = Date.parse("2026-11-29T12:00:00Z");
const zones = listZones();
const find = createZoneSearch(zones, now);

it("offers likely zones first, each zone once, by the name that it has today", () => {
  expect(zones.slice(0, 3)).toEqual(["UTC", "America/New_York", "America/Chicago"]);
  expect(new Set(zones).size).toBe(zones.length);
  expect(zones.every(isZone)).toBe(true);
  expect(zones).toContain("Asia/Kolkata");
  expect(zones).not.toContain("Asia/Calcutta");
});

describe("finds", () => {
  it.each([
    ["berlin", "Europe/Berlin"],
    ["new york", "America/New_York"],
    ["New_York", "America/New_York"],
    ["são paulo", "America/Sao_Paulo"],
    ["san francisco", "America/Los_Angeles"],
    ["MIAMI", "America/New_York"],
    ["mumbai", "Asia/Kolkata"],
    ["eastern", "America/New_York"],
    ["Pacific", "America/Los_Angeles"],
    ["central european", "Europe/Madrid"],
    ["est", "America/New_York"],
    ["EDT", "America/New_York"],
    ["cet", "Europe/Madrid"],
    ["cest", "Europe/Madrid"],
    ["pst", "America/Los_Angeles"],
    ["gmt", "Europe/London"],
    ["bst", "Europe/London"],
    ["ist", "Asia/Kolkata"],
    ["jst", "Asia/Tokyo"],
    ["aest", "Australia/Sydney"],
    ["hst", "Pacific/Honolulu"],
    ["msk", "Europe/Moscow"],
    ["utc", "UTC"],
    ["-6", "America/Chicago"],
    ["−06:00", "America/Chicago"],
    ["UTC-5", "America/New_York"],
    ["gmt+1", "Europe/Madrid"],
    ["+0530", "Asia/Kolkata"],
    ["+5:45", "Asia/Kathmandu"],
    ["utc + 9", "Asia/Tokyo"],
  ])("%s", (text, zone) => expect(find(text).slice(0, 8)).toContain(zone));
});

it("finds nothing of what is no zone", () => expect(find("nowhere at all")).toEqual([]));

it("gives zones from the list only, each once, whatever is typed", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom("+", "utc", "gmt-", "a", "+99")), (text) => {
      const found = find(text);
      expect(new Set(found).size).toBe(found.length);
      expect(found.every((zone) => zones.includes(zone))).toBe(true);
    }),
  );
});

it.each([
  ["UTC", "UTC+00:00"],
  ["America/Chicago", "UTC−06:00"],
  ["Asia/Kathmandu", "UTC+05:45"],
])("writes the offset of %s", (zone, text) => expect(describeOffset(zone, now)).toBe(text));

it("reads long text in linear time", () => {
  const began = performance.now();
  for (const text of ["+".repeat(200_000), "gmt ".repeat(50_000), "1".repeat(200_000), " ".repeat(200_000)])
    find(text);
  expect(performance.now() - began).toBeLessThan(2_000);
});
