import { expect, it } from "vitest";
import { hourName, hourSpan, weekdayName } from "./clock-labels";

it("writes weekdays and hours as their reader does", () => {
  expect([weekdayName(1, "long", "en-GB"), weekdayName(7, "short", "en-GB")]).toEqual(["Monday", "Sun"]);
  expect([hourName(9, "en-GB"), hourName(0, "en-US"), hourName(14, "en-US")]).toEqual([
    "09",
    "12 AM",
    "2 PM",
  ]);
});

it("writes an hour with its end, also the last of a day", () => {
  expect(hourSpan(14, "en-GB")).toBe("14:00 – 15:00");
  expect(hourSpan(23, "en-GB")).toBe("23:00 – 00:00");
  expect(hourSpan(11, "en-US")).toBe("11:00 AM – 12:00 PM");
});
