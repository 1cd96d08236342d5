import { expect, test } from "./support/test";
import { hasAction, isLive, withinDays } from "./support/upstream";

test("the rows are in the HTML before any script runs", async ({ request, upstream }) => {
  const html = await (await request.get("/calls?range=all")).text();
  const newest = upstream.filter(isLive).slice(0, 25);
  for (const { id, fromNumber } of newest) {
    expect(html).toContain(`data-call="${id}"`);
    expect(html).toContain(`/calls/highlevel/${id}?range=all"`);
    if (fromNumber !== undefined) expect(html).toContain(fromNumber.slice(-4));
  }
});

test("a reader filters by agents and takes one away again", async ({ calls, page, upstream }) => {
  const live = upstream.filter(isLive).filter(withinDays(90));
  await calls.open("range=90d&page=3");
  await calls.choose("Agent", "Northwind Dispatch", "Halloran Intake");
  await expect(page).toHaveURL(/\?range=90d&agent=[0-9a-f]{24},[0-9a-f]{24}$/);
  await expect(calls.chips).toContainText("Northwind Dispatch, Halloran Intake");
  const ids = (new URL(page.url()).searchParams.get("agent") ?? "").split(",");
  await calls.expectCalls(live.filter(({ agentId }) => ids.includes(agentId)));

  await calls.choose("Agent", "Halloran Intake");
  await expect(page).toHaveURL(/\?range=90d&agent=[0-9a-f]{24}$/);
  await expect
    .poll(async () => new Set(await calls.column("Agent")))
    .toEqual(new Set(["Northwind Dispatch"]));
});

test("a reader filters by actions: one, several, none", async ({ calls, page, upstream }) => {
  const live = upstream.filter(isLive);
  await calls.open("range=all");
  await calls.choose("Action", "Call transfer");
  await expect(page).toHaveURL("/calls?range=all&action=CALL_TRANSFER");
  await calls.expectCalls(live.filter(hasAction("CALL_TRANSFER")));
  await calls.choose("Action", "SMS");
  await expect(page).toHaveURL("/calls?range=all&action=CALL_TRANSFER,SMS");
  await calls.expectCalls(live.filter(hasAction("CALL_TRANSFER", "SMS")));

  await calls.open("range=90d");
  await calls.choose("Action", "No action");
  await expect(page).toHaveURL("/calls?range=90d&action=none");
  await calls.expectCalls(
    live.filter(withinDays(90)).filter(({ executedCallActions }) => executedCallActions.length === 0),
  );
});

test("a reader filters by direction, and comes to the same calls from the chart", async ({
  calls,
  overview,
  page,
}) => {
  const columns = "columns=startedAt,caller,direction,status";
  await calls.open(`range=90d&${columns}`);
  await calls.choose("Direction", "Outbound");
  await expect(page).toHaveURL(`/calls?range=90d&direction=outbound&${columns}`);
  await expect(calls.chips).toContainText("Outbound");
  await expect.poll(async () => new Set(await calls.column("Direction"))).toEqual(new Set(["Outbound"]));
  const [first] = await calls.rows().all();
  await expect(first?.getByTitle("Outbound") ?? page.locator("none")).toBeVisible();
  const listed = await calls.ids();

  await overview.open("range=90d");
  const outbound = (await overview.rowMarks("Phone")).find(({ text }) => text === "Outbound");
  await page.getByRole("region", { name: "Phone" }).getByRole("link", { name: "Outbound" }).click();
  await expect(page).toHaveURL("/calls?range=90d&direction=outbound");
  await calls.expectCount(outbound?.count ?? 0);
  await expect.poll(() => calls.ids()).toEqual(listed);
});

test("a reader shows the trial calls that the list hides", async ({ calls, page, upstream }) => {
  const trials = upstream.filter((call) => !isLive(call));
  await calls.open("range=all");
  await expect(calls.count).toContainText(`${trials.length} trial calls hidden`);
  await calls.count.getByRole("button", { name: "show" }).click();
  await expect(page).toHaveURL("/calls?range=all&kind=all");
  await calls.expectCalls(upstream);
  await expect(calls.chips).toContainText("Live and trial");

  await calls.choose("Kind", "Trial calls");
  await expect(page).toHaveURL("/calls?range=all&kind=trial");
  await calls.expectCalls(trials);
  expect(new Set(await calls.column("Kind"))).toEqual(new Set(["Trial"]));
});

test("a reader filters by duration, with a ready band and with own limits", async ({
  calls,
  page,
  upstream,
}) => {
  const live = upstream.filter(isLive).filter(withinDays(90));
  await calls.open("range=90d");
  const panel = await calls.popover("Duration");
  await panel.getByRole("option", { name: "2:00 to 5:00" }).click();
  await expect(page).toHaveURL("/calls?range=90d&min=120&max=300");
  await calls.expectCalls(live.filter(({ duration }) => duration >= 120 && duration < 300));

  await panel.getByRole("textbox", { name: "At least" }).fill("soon");
  await expect(panel.getByRole("alert")).toContainText("such as 1:30");
  await panel.getByRole("textbox", { name: "At least" }).fill("8:20");
  await panel.getByRole("textbox", { name: "Less than" }).fill("");
  await panel.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL("/calls?range=90d&min=500");
  await calls.expectCalls(live.filter(({ duration }) => duration >= 500));
  await expect(panel).toBeHidden();
  await expect(calls.chips).toContainText("8:20 or longer");

  // A press on another filter closes this one and opens that one.
  await calls.popover("Duration");
  const other = calls.filters.getByRole("button", { name: "Action", exact: true, includeHidden: true });
  const { x = 0, y = 0 } = (await other.boundingBox()) ?? {};
  await page.mouse.click(x + 8, y + 8);
  await expect(page.getByRole("dialog", { name: "Action" })).toBeVisible();
  await expect(panel).toBeHidden();
});

test("a reader types a number, and Back leads to before it", async ({ calls, page, upstream }) => {
  const live = upstream.filter(isLive).filter(withinDays(90));
  await calls.open("range=90d&page=2");
  const steps = await page.evaluate(() => history.length);
  const field = calls.filters.getByRole("searchbox", { name: "Caller's number" });
  await field.pressSequentially("+1 (555) 018-1", { delay: 20 });
  await expect(page).toHaveURL("/calls?range=90d&number=15550181");
  const fits = live.filter(({ fromNumber = "" }) => /^\+15550181|15550181$/.test(fromNumber));
  await calls.expectCalls(fits);
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await calls.chips.getByRole("button", { name: "Remove the filter Number: 15550181" }).click();
  await expect(page).toHaveURL("/calls?range=90d");
  await expect(field).toHaveValue("");
  await page.goBack();
  await expect(field).toHaveValue("15550181");
  await calls.expectCalls(fits);
});

test("a reader filters by weekday, hour and filled data", async ({ calls, page, upstream }) => {
  const local = new Intl.DateTimeFormat("en-GB", {
    timeZone: "America/Chicago",
    weekday: "long",
    hour: "2-digit",
    hourCycle: "h23",
  });
  const partsOf = (iso: string) =>
    Object.fromEntries(local.formatToParts(Date.parse(iso)).map(({ type, value }) => [type, value]));
  const onMondayAtNine = upstream.filter(withinDays(90)).filter((call) => {
    const { weekday, hour } = partsOf(call.createdAt);
    return isLive(call) && weekday === "Monday" && (hour === "09" || hour === "10");
  });
  await calls.open("range=90d");
  const panel = await calls.popover("More");
  await panel.getByRole("button", { name: "Monday" }).click();
  await panel.getByRole("button", { name: "9:00 to 10:00" }).click();
  await panel.getByRole("button", { name: "10:00 to 11:00" }).click();
  await expect(page).toHaveURL("/calls?range=90d&weekday=1&hour=9,10");
  await calls.expectCalls(onMondayAtNine);

  await calls.close(panel);
  await calls.choose("Data", "Phone", "name");
  await expect(calls.chips).toContainText("Phone, name");
  await calls.expectCalls(
    onMondayAtNine.filter(({ extractedData: data = {} }) => Boolean(data["Phone"]) && Boolean(data["name"])),
  );
});

test("chips go away one by one, or all at once; each step can be undone", async ({ calls, page }) => {
  const start = "/calls?range=90d&agent=66c75363eb9ad0ea58df97be&kind=all&action=SMS&min=30";
  await page.goto("/");
  await calls.open(start.split("?")[1]);
  await expect(calls.chips.getByRole("listitem")).toHaveCount(5);
  await calls.chips.getByRole("button", { name: /^Remove the filter Action/ }).click();
  await expect(page).toHaveURL(start.replace("&action=SMS", ""));
  await calls.chips.getByRole("button", { name: /^Remove the filter Duration/ }).click();
  await expect(page).toHaveURL("/calls?range=90d&agent=66c75363eb9ad0ea58df97be&kind=all");
  await calls.chips.getByRole("button", { name: "Clear all" }).click();
  await expect(page).toHaveURL("/calls?range=90d");
  await expect(calls.chips).toBeHidden();

  for (let step = 0; step < 3; step += 1) await page.goBack();
  await expect(page).toHaveURL(start);
  await expect(calls.chips.getByRole("listitem")).toHaveCount(5);
});

test("an empty list says why, and shows ways out", async ({ calls, page, upstream }) => {
  await calls.open("range=90d&action=SMS&number=99999999999");
  await expect(page.getByRole("heading", { name: "No calls here" })).toBeVisible();
  await expect(page.getByText("No call of “Last 90 days” fits all of the filters.")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL("/calls?range=90d");
  await calls.expectCalls(upstream.filter(isLive).filter(withinDays(90)));

  await calls.open("from=2020-01-01&to=2020-01-02");
  await expect(page.getByText("There was no live call in “1 Jan 2020 – 2 Jan 2020”.")).toBeVisible();
  await page.getByRole("button", { name: /^Search all time/ }).click();
  await expect(page).toHaveURL("/calls?range=all");
  await calls.expectCalls(upstream.filter(isLive));
});
