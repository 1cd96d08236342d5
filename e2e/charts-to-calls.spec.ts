import { expectTotals, sample } from "./support/overview-page";
import { expect, test } from "./support/test";
import { hasAction, isLive, withinDays } from "./support/upstream";

const searches = {
  "the last 30 days": "",
  "the last 7 days": "range=7d",
  "the last 90 days": "range=90d&kind=all",
  "days around a change of the clocks": "from=2026-10-30&to=2026-11-02&tz=America/Chicago",
  "the day of a change of the clocks": "from=2026-11-01&to=2026-11-01&tz=America/Chicago",
  "all time": "range=all",
};

for (const [name, search] of Object.entries(searches)) {
  test(`each mark over ${name} leads to exactly the calls that it counts`, async ({ overview, request }) => {
    await overview.open(search);
    const tiles = await overview.tileMarks();
    const total = tiles.find(({ text }) => text === "Calls")?.count;
    const volume = await overview.columnMarks("Calls over time");
    const durations = await overview.columnMarks("Duration");
    const actions = await overview.rowMarks("Actions");
    const agents = await overview.rowMarks("Agents");
    for (const marks of [volume, durations, agents]) {
      expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    }
    expect(actions.length).toBeGreaterThan(0);
    expect(volume.length).toBeLessThanOrEqual(120);
    await expectTotals(request, [
      ...tiles,
      ...sample(volume),
      ...sample(durations),
      ...sample(actions, 1),
      ...sample(agents, 1),
    ]);
  });
}

test("a day on which the clocks change has 25 hours, none of them twice", async ({ overview }) => {
  await overview.open(searches["the day of a change of the clocks"]);
  const volume = await overview.columnMarks("Calls over time");
  expect(volume).toHaveLength(25);
  expect(new Set(volume.map(({ text }) => text.split(": ")[0])).size).toBe(25);
  expect(new Set(volume.map(({ href }) => href)).size).toBe(25);
});

test("the numbers are those of the upstream", async ({ overview, upstream }) => {
  const live = upstream.filter(isLive).filter(withinDays(30));
  await overview.open();
  const tiles = await overview.tileMarks();
  expect(tiles.map(({ text, count }) => [text, count])).toEqual([
    ["Calls", live.length],
    ["With an action", live.filter(({ executedCallActions }) => executedCallActions.length > 0).length],
  ]);
  const actions = new Map((await overview.rowMarks("Actions")).map(({ text, count }) => [text, count]));
  expect(actions.get("Appointment booking")).toBe(live.filter(hasAction("APPOINTMENT_BOOKING")).length);
  expect(actions.get("No action")).toBe(
    live.filter(({ executedCallActions }) => executedCallActions.length === 0).length,
  );
});

test("a click on a bar opens the list; Back returns to the charts", async ({ calls, overview, page }) => {
  await overview.open("range=90d");
  const [, second] = sample(await overview.columnMarks("Duration"));
  await overview.columns("Duration").last().click();
  await expect(page).toHaveURL(second?.href ?? "");
  await calls.expectCount(second?.count ?? 0);
  await page.goBack();
  await overview.card("Actions").getByRole("link", { name: "SMS" }).click();
  await expect(page).toHaveURL("/calls?range=90d&action=SMS");
  await expect(calls.table).toBeVisible();
});

test("each chart has a table twin with the same numbers and links", async ({ overview }) => {
  await overview.open();
  for (const [title, name] of [
    ["Calls over time", "Calls over time"],
    ["Duration", "Calls by duration"],
  ] as const) {
    const card = overview.card(title);
    const drawn = await overview.columnMarks(title);
    await card.getByRole("button", { name: `Table of ${title.toLowerCase()}` }).click();
    const rows = card
      .getByRole("table", { name })
      .getByRole("row")
      .filter({ has: overview.page.getByRole("cell") });
    await expect(rows).toHaveCount(drawn.length);
    const listed = await Promise.all(
      (await rows.all()).map((row) => row.getByRole("cell").first().innerText()),
    );
    expect(listed).toEqual(drawn.map(({ count }) => String(count)));
    const linked = drawn.filter(({ count }) => count > 0).map(({ href }) => href);
    const links = await rows
      .getByRole("link")
      .evaluateAll((found) => found.map((link) => link.getAttribute("href")));
    expect(links).toEqual(linked);
    await card.getByRole("button", { name: `Chart of ${title.toLowerCase()}` }).click();
    await expect(overview.columns(title).first()).toBeVisible();
  }
});

test("a reader looks at one action over time: bookings per day", async ({ overview, request }) => {
  await overview.open();
  await overview.card("Calls over time").getByRole("button", { name: "Actions", exact: true }).click();
  const card = overview.card("Actions over time");
  const legend = card.getByRole("list", { name: "Action types shown" });
  const shown = legend.getByRole("button", { pressed: true });
  await expect(shown).toHaveCount(4);
  for (const name of await shown.allInnerTexts()) {
    const label = name.replace(/\s*[\d,]+$/, "").trim();
    if (label !== "Booking") await legend.getByRole("button", { name: label }).click();
  }
  await expect(shown).toHaveCount(1);
  await expect(shown).toContainText("Booking");
  const marks = await overview.columnMarks("Actions over time");
  expect(marks[0]?.text).toMatch(/: \d+ calls? with Booking$/);
  const total = Number(/[\d,]+$/.exec(await shown.innerText())?.[0]);
  expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  await expectTotals(request, sample(marks));
});

test("the columns of a chart are one tab stop, with arrows between them", async ({
  calls,
  overview,
  page,
}) => {
  await overview.open();
  const columns = overview.columns("Calls over time");
  const count = await columns.count();
  await overview.card("Calls over time").getByRole("button", { name: "Table of calls over time" }).focus();
  await page.keyboard.press("Tab");
  await expect(columns.first()).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(columns.nth(2)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(columns.nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(columns.nth(count - 1)).toBeFocused();
  await page.keyboard.press("Home");
  const href = (await columns.first().getAttribute("href")) ?? "";
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(href);
  await expect(calls.count).toBeVisible();
});
