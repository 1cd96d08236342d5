import type { Locator, Page } from "@playwright/test";
import { untilAlive } from "./support/open";
import { expect, test } from "./support/test";
import { callWith, hasAction, isLive, withinDays } from "./support/upstream";

test.use({ viewport: { width: 390, height: 844 } });

/** Nothing of the page stands outside of the screen's width. */
async function expectNoOverflow(page: Page): Promise<void> {
  const [scrollWidth, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(scrollWidth).toBe(width);
}

/** Each is large enough to be hit by a finger (WCAG 2.2, 2.5.8). */
async function expectTouchable(controls: Locator): Promise<void> {
  for (const control of await controls.all()) {
    const box = await control.boundingBox();
    if (box === null) continue;
    const name = (await control.getAttribute("aria-label")) ?? (await control.innerText());
    expect(Math.min(box.width, box.height), name).toBeGreaterThanOrEqual(24);
  }
}

test("the list stands as cards", async ({ calls, page }) => {
  await calls.open("range=90d");
  await expectNoOverflow(page);
  for (const row of (await calls.rows().all()).slice(0, 5)) {
    const cells = row.getByRole("cell");
    const tops = await Promise.all(
      (await cells.all()).map(async (cell) => (await cell.boundingBox())?.y ?? 0),
    );
    expect(new Set(tops).size, "cells stand below one another").toBeGreaterThan(1);
    const box = await row.boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 390).toBe(true);
  }
  await expectTouchable(page.getByRole("main").getByRole("button"));
  await expectTouchable(page.getByRole("navigation").getByRole("link"));
});

test("a reader puts the longest call first", async ({ calls, page, upstream }) => {
  await calls.open("range=90d");
  await expect(calls.table.getByRole("columnheader")).toHaveCount(0);
  await calls.choose("Sort", "Longest first");
  await expect(page).toHaveURL("/calls?range=90d&sort=-duration");
  await expect(page.getByRole("button", { name: "Sort: Longest first" })).toBeFocused();
  const longest = Math.max(
    ...upstream
      .filter(isLive)
      .filter(withinDays(90))
      .map(({ duration }) => duration),
  );
  const byId = new Map(upstream.map((call) => [call.id, call]));
  await expect
    .poll(async () => (await calls.ids()).slice(0, 1).map((id) => byId.get(id)?.duration))
    .toEqual([longest]);
});

test("a finger reaches every filter by scrolling them sideways", async ({ calls, page }) => {
  await calls.open("range=90d");
  const more = calls.filters.getByRole("button", { name: "More" });
  await expect(more).not.toBeInViewport();
  await more.scrollIntoViewIfNeeded();
  await expect(more).toBeInViewport();
  await expectNoOverflow(page);
  await calls.filters.getByRole("button", { name: "Kind" }).tap();
  const dialog = page.getByRole("dialog", { name: "Kind" });
  await dialog.getByRole("option", { name: "Trial calls" }).tap();
  await expect(page).toHaveURL("/calls?range=90d&kind=trial");
  await expect
    .poll(async () => new Set(await calls.rows().getByText("Trial", { exact: true }).allInnerTexts()))
    .toEqual(new Set(["Trial"]));
});

test("the panels of the filters fit on the screen", async ({ calls, page }) => {
  await calls.open("range=90d");
  for (const name of [
    "Range",
    "Time zone",
    "Contact",
    "Duration",
    "More",
    "Views",
    "Copy link",
    "Columns",
    "Export",
  ]) {
    const dialog = await calls.popover(name);
    await expect(dialog.getByLabel("Loading")).toBeHidden();
    const box = await dialog.boundingBox();
    expect(box?.x ?? -1, name).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0), name).toBeLessThanOrEqual(390);
    await expectNoOverflow(page);
    await calls.close(dialog);
  }
});

test("a tap on a card opens its call, which fits on the screen", async ({ call, calls, page, upstream }) => {
  await calls.open("range=90d");
  await calls.rows().nth(2).getByRole("cell").last().tap();
  await expect(call.transcript).toBeVisible();
  await untilAlive(page);
  await expectNoOverflow(page);
  await call.open(callWith(upstream, (each) => isLive(each) && hasAction("CUSTOM_ACTION")(each)));
  await page.getByText("Raw record").tap();
  await expect(page.getByRole("region", { name: "Raw record" })).toBeVisible();
  await expectNoOverflow(page);
  await expectTouchable(page.getByRole("main").getByRole("button"));
  await expectTouchable(call.turns());
  await call.place.getByRole("link").first().scrollIntoViewIfNeeded();
  await expectTouchable(call.place.getByRole("link"));
});

test("the overview fits on the screen, as charts and as tables", async ({ overview, page }) => {
  await overview.open("range=90d");
  await expectNoOverflow(page);
  await expectTouchable(page.getByRole("main").getByRole("button"));
  await page.getByRole("button", { name: "Table of calls over time" }).tap();
  await page.getByRole("button", { name: "Table of duration" }).tap();
  await expectNoOverflow(page);
  await page.getByRole("button", { name: "Actions", exact: true }).tap();
  await expectNoOverflow(page);
  await expectTouchable(page.getByRole("main").getByRole("button"));
});
