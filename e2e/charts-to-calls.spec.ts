import type { Metrics } from "../lib/calls/answers";
import { expectTotals, sample } from "./support/overview-page";
import { expect, test } from "./support/test";
import { hasAction, isLive, withinDays } from "./support/upstream";

const searches = {
  "the last 30 days": "",
  "the day of a change of the clocks": "from=2026-11-01&to=2026-11-01&tz=America/Chicago",
};

for (const [name, search] of Object.entries(searches)) {
  test(`each mark over ${name} leads to exactly the calls that it counts`, async ({ overview, request }) => {
    await overview.open(search);
    const tiles = await overview.tileMarks();
    const total = tiles.find(({ text }) => text === "Calls")?.count;
    const volume = await overview.columnMarks("Calls over time");
    const durations = await overview.columnMarks("Duration");
    const hours = await overview.columnMarks("Weekdays and hours");
    const actions = await overview.rowMarks("Actions");
    const phone = await overview.rowMarks("Phone");
    const agents = await overview.rowMarks("Agents");
    for (const marks of [volume, durations, hours, agents]) {
      expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    }
    expect(actions.length).toBeGreaterThan(0);
    expect(volume.length).toBeLessThanOrEqual(120);
    await expectTotals(request, [
      ...tiles,
      ...sample(volume),
      ...sample(durations),
      ...sample(hours),
      ...sample(actions, 1),
      ...sample(phone, 1),
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

test("the heat map has a table twin, and is one tab stop with arrows in both directions", async ({
  calls,
  overview,
  page,
}) => {
  await overview.open("weekday=1,5&hour=9,10,11");
  const title = "Weekdays and hours";
  const cells = overview.columns(title);
  const drawn = await overview.columnMarks(title);
  expect(drawn).toHaveLength(6);
  const card = overview.card(title);
  await card.getByRole("button", { name: "Table of weekdays and hours" }).click();
  const listed = await card.getByRole("cell").allInnerTexts();
  expect(listed).toEqual([0, 3, 1, 4, 2, 5].map((index) => String(drawn[index]?.count)));
  await card.getByRole("button", { name: "Chart of weekdays and hours" }).click();
  await page.keyboard.press("Tab");
  await expect(cells.nth(0)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(cells.nth(3)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  await expect(cells.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("End");
  await expect(cells.nth(2)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/calls?weekday=1&hour=11");
  await calls.expectCount(drawn[2]?.count ?? 0);
});

test("dragging over the chart sets the range; Escape gives up; Back returns", async ({ overview, page }) => {
  await overview.open();
  const columns = overview.columns("Calls over time");
  const marks = await overview.columnMarks("Calls over time");
  const drag = async (from: number, to: number) => {
    await columns.nth(from).hover();
    await page.mouse.down();
    await columns.nth(to).hover();
  };
  await drag(3, 6);
  await expect(overview.card("Calls over time").getByText("Let go to show it")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(page).toHaveURL("/");

  await drag(6, 3);
  await page.mouse.up();
  const [first, last] = [3, 6].map((index) => new URL(marks[index]?.href ?? "", "http://x").searchParams);
  await expect(page).toHaveURL(`/?from=${first?.get("from")}&to=${last?.get("to")}`);
  const chosen = marks.slice(3, 7).reduce((sum, { count }) => sum + count, 0);
  await expect(columns).toHaveCount(4);
  expect((await overview.tileMarks())[0]?.count).toBe(chosen);
  await page.goBack();
  await expect(page).toHaveURL("/");
  await expect(columns).toHaveCount(30);
});

test("hours are chosen by keyboard, and named to the minute", async ({ overview, page }) => {
  await overview.open("from=2026-11-01&to=2026-11-01&tz=America/Chicago");
  const columns = overview.columns("Calls over time");
  await columns.first().focus();
  await page.keyboard.press("ArrowRight");
  for (let times = 0; times < 2; times++) await page.keyboard.press("Shift+ArrowRight");
  await expect(overview.card("Calls over time").getByText("Enter shows it")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(overview.card("Calls over time").getByText("Enter shows it")).toBeHidden();
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Enter");
  // The second of two hours that begin at one o'clock, and the next.
  await expect(page).toHaveURL("/?from=2026-11-01T01:00-06:00&to=2026-11-01T03:00&tz=America/Chicago");
});

test("the period before is drawn behind the calls and told beside them", async ({
  overview,
  page,
  request,
}) => {
  await overview.open("range=7d");
  const card = overview.card("Calls over time");
  await expect(card.getByRole("list", { name: "Lines" })).toContainText("Period before");
  const { previous } = (await (await request.get("/api/metrics?range=7d")).json()) as Metrics;
  const marks = await overview.columnMarks("Calls over time");
  const told = marks.map(({ text }) => Number(/([\d,]+) the period before/.exec(text)?.[1]));
  expect(told.reduce((sum, count) => sum + count, 0)).toBe(previous?.total);
  await card.getByRole("button", { name: "Table of calls over time" }).click();
  await page.reload();
  await expect(card.getByRole("columnheader", { name: "Period before" })).toBeVisible();
  expect(await card.getByRole("row").getByRole("cell").last().innerText()).toBe(String(told.at(-1)));
});

test("agents are ordered by any column", async ({ overview }) => {
  await overview.open("range=all");
  const card = overview.card("Agents");
  const busiest = await overview.rowMarks("Agents");
  const head = (name: string) => card.getByRole("columnheader", { name });
  await expect(head("Calls")).toHaveAttribute("aria-sort", "descending");
  await head("Calls").getByRole("button").click();
  await expect(head("Calls")).toHaveAttribute("aria-sort", "ascending");
  const idlest = await overview.rowMarks("Agents");
  expect(idlest.map(({ count }) => count)).toEqual(busiest.map(({ count }) => count).toReversed());
  await head("Agent").getByRole("button").click();
  await expect(head("Agent")).toHaveAttribute("aria-sort", "ascending");
  await expect(head("Calls")).toHaveAttribute("aria-sort", "none");
  const named = (await overview.rowMarks("Agents"))
    .map(({ text }) => text)
    .filter((text) => !/^Deleted/.test(text));
  expect(named).toEqual(named.toSorted((a, b) => a.localeCompare(b, "en")));
});

test("charts of actions say from when on bookings are reported", async ({ overview, page }) => {
  const since = "Bookings are reported since 9 September 2025 only.";
  await overview.open("from=2025-08-01&to=2025-12-01");
  await expect(overview.card("Actions").getByText(since)).toBeVisible();
  await expect(overview.card("Calls over time").getByText(since)).toBeHidden();
  await overview.card("Calls over time").getByRole("button", { name: "Actions", exact: true }).click();
  await expect(overview.card("Actions over time").getByText(since)).toBeVisible();
  await expect(overview.card("Actions over time").getByText("Bookings reported from here")).toBeVisible();
  await overview.open("range=30d");
  await expect(page.getByText("9 September 2025")).toBeHidden();
});

test("a reader looks at one action over time: bookings per day", async ({ overview, page, request }) => {
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
  await expect(page).toHaveURL("/?chart=actions");
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
