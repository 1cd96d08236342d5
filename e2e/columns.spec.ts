import type { Page } from "@playwright/test";
import { tableColumns } from "../lib/calls/fields/columns";
import { shiftsOf, watchShifts } from "./support/shifts";
import { expect, test } from "./support/test";

const long = (letter: string) => letter.repeat(200);
const fieldName = long("F");
const columns = [...tableColumns.map(({ id }) => id), `extracted.${fieldName}`, "extracted.Phone"].join(",");

interface Row {
  [name: string]: unknown;
}

/** The answers of the list from now on: long values of each kind, without blanks, in every second row. */
async function lengthen(page: Page): Promise<void> {
  const values: Row = {
    agent: { id: "agent", name: long("A"), deleted: false },
    contact: { id: "contact", name: long("C"), deleted: false },
    fromNumber: `+1555${"0".repeat(60)}`,
    phoneStatus: { value: long("s"), source: "reported" },
    summary: { text: long("W").repeat(20), format: "plain" },
    extracted: { [fieldName]: long("V"), Phone: { [long("n")]: long("v") } },
    actions: Array.from({ length: 120 }, (_, each) => ({
      type: `${long("T")}_${each % 40}`,
      parameters: {},
    })),
  };
  await page.route(/\/api\/calls\?/, async (route) => {
    const response = await route.fetch();
    const list = (await response.json()) as { calls: Row[] };
    const calls = list.calls.map((call, row) => (row % 2 === 0 ? { ...call, ...values } : call));
    await route.fulfill({ response, json: { ...list, calls } });
  });
}

const boxesOf = (page: Page, role: "columnheader" | "row") =>
  page
    .getByRole("table", { name: "Calls" })
    .getByRole(role)
    .evaluateAll((cells) =>
      cells.map((cell) => {
        const { left, width, height } = cell.getBoundingClientRect();
        return { left, width, height };
      }),
    );

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const width of [1440, 768, 390]) {
  test(`no value widens the page or moves a column, ${width} px wide`, async ({ calls, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await calls.open(`range=90d&size=10&columns=${columns}`);
    const heads = await boxesOf(page, "columnheader");
    await lengthen(page);
    await page.getByRole("button", { name: "Reload the list" }).click();
    await expect(calls.table).toContainText("A".repeat(100));
    expect(await overflowOf(page)).toBe(0);
    expect(await boxesOf(page, "columnheader")).toEqual(heads);
    const rows = (await boxesOf(page, "row")).slice(1);
    const tallest = Math.max(...rows.map(({ height }) => height));
    expect(tallest).toBeLessThan(width < 640 ? 1_200 : 180);
    await page.unrouteAll({ behavior: "wait" });
    if (width >= 640) return;
    for (const row of rows) expect(row.left + row.width).toBeLessThanOrEqual(width);
  });
}

test("columns stay where they are from page to page", async ({ calls, page }) => {
  await calls.open(`range=90d&size=10&kind=all&columns=${columns}`);
  const heads = await boxesOf(page, "columnheader");
  for (const rows of ["11–20", "21–30"]) {
    await page.getByRole("link", { name: "Next", exact: true }).click();
    await expect(page.getByRole("navigation", { name: "Pages of the list" })).toContainText(rows);
    expect(await boxesOf(page, "columnheader")).toEqual(heads);
  }
});

test("a column that is chosen moves nothing but columns", async ({ calls, page }) => {
  await watchShifts(page);
  await calls.open("range=90d&size=10");
  const dialog = await calls.popover("Columns");
  const place = await dialog.boundingBox();
  const top = (await calls.table.boundingBox())?.y;
  for (const name of ["Contact", "Direction", "Phone status", "Transfer reported"]) {
    await dialog.getByRole("option", { name, exact: true }).click();
    await expect(calls.header(name)).toBeVisible();
  }
  expect(await dialog.boundingBox()).toEqual(place);
  expect((await calls.table.boundingBox())?.y).toBe(top);
  expect(await overflowOf(page)).toBe(0);
});

test("on a phone a filter is seen to its end beside new calls", async ({ calls, mirror, page, sandbox }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await watchShifts(page);
  await calls.open("range=90d&kind=all");
  const shifts = await shiftsOf(page);
  await sandbox.control({ addCalls: 5 });
  await mirror.syncNow();
  const offer = page.getByRole("button", { name: "5 new calls" });
  await expect(offer).toBeVisible();
  expect(await shiftsOf(page)).toBe(shifts);
  const chips = await calls.chips.boundingBox();
  expect(chips?.width).toBeGreaterThan(340);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const [button, pages] = [
    await offer.boundingBox(),
    await page.getByRole("navigation", { name: "Pages of the list" }).boundingBox(),
  ];
  expect((pages?.y ?? 0) + (pages?.height ?? 0)).toBeLessThanOrEqual(button?.y ?? 0);
  await offer.click();
  await expect(offer).toBeHidden();
});
