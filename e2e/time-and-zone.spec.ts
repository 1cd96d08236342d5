import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";
import { dayIn, isLive, withinDays } from "./support/upstream";

test("a reader chooses a rolling range", async ({ calls, page, upstream }) => {
  await calls.open("page=2");
  await expect(calls.filters.getByRole("button", { name: "Range: Last 30 days" })).toBeVisible();
  await calls.choose("Range", "Last 7 days");
  await expect(page).toHaveURL("/calls?range=7d");
  await calls.expectCalls(upstream.filter(isLive).filter(withinDays(7)));
  await page.goBack();
  await expect(page).toHaveURL("/calls?page=2");
  await expect(calls.filters.getByRole("button", { name: "Range: Last 30 days" })).toBeVisible();
});

/** Days of the month before last: the calendar reaches it by turning two pages. */
const [from, to, month] = ["2026-09-05", "2026-09-09", "September 2026"];

async function turnTo(page: Page, month: string): Promise<void> {
  const calendar = page.getByRole("application");
  for (let turns = 0; turns < 4; turns += 1) {
    if ((await calendar.getByRole("grid").getAttribute("aria-label"))?.includes(month)) return;
    const before = (await calendar.getByRole("grid").getAttribute("aria-label")) ?? "";
    await calendar.getByRole("button", { name: "Previous" }).first().click();
    await expect(calendar.getByRole("grid")).not.toHaveAccessibleName(before);
  }
}

test("a reader chooses days in the calendar", async ({ calls, page, upstream }) => {
  await calls.open();
  const panel = await calls.popover("Range");
  await turnTo(page, month);
  await panel.getByRole("button", { name: new RegExp(`\\b5 ${month}`) }).click();
  await panel.getByRole("button", { name: new RegExp(`\\b9 ${month}`) }).click();
  await expect(page).toHaveURL(`/calls?from=${from}&to=${to}`);
  await expect(panel).toBeHidden();
  await calls.expectCalls(
    upstream.filter((call) => {
      const date = dayIn("America/Chicago", call.createdAt);
      return isLive(call) && date >= from && date <= to;
    }),
  );
  await calls.choose("Range", "All time");
  await expect(page).toHaveURL("/calls?range=all");
});

test("a reader chooses the zone in which days are days", async ({ calls, page, upstream }) => {
  await calls.open(`from=${from}&to=${to}`);
  await expect(calls.filters.getByRole("button", { name: "Time zone: America/Chicago" })).toBeVisible();
  const panel = await calls.popover("Time zone");
  await panel.getByRole("searchbox", { name: "Find a time zone" }).pressSequentially("jst");
  await expect(panel.getByRole("option")).toHaveText([/Asia\/Tokyo\s*UTC\+09:00/]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/calls?from=${from}&to=${to}&tz=Asia/Tokyo`);
  const inTokyo = upstream.filter((call) => {
    const date = dayIn("Asia/Tokyo", call.createdAt);
    return isLive(call) && date >= from && date <= to;
  });
  await expect(panel).toBeHidden();
  await calls.expectCalls(inTokyo);
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Tokyo",
    hour: "2-digit",
    minute: "2-digit",
  });
  const starts = await calls.column("Start");
  inTokyo.slice(0, 25).forEach(({ createdAt }, row) => {
    expect(starts[row]).toContain(clock.format(Date.parse(createdAt)));
  });
  await calls.chips.getByRole("button", { name: "Remove the filter Time zone: Asia/Tokyo" }).click();
  await expect(calls.filters.getByRole("button", { name: "Time zone: America/Chicago" })).toBeVisible();
});
