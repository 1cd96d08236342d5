import type { CallList } from "../lib/calls/answers";
import type { Facets } from "../lib/calls/facets";
import type { UpstreamCall } from "./support/upstream";
import { expect, test } from "./support/test";

/** All that can be searched of a call, in lower case and without the marks between words. */
const textOf = ({ transcript = "", summary = "", extractedData = {} }: UpstreamCall) =>
  ` ${[transcript.replace(/^(bot|human):/gm, ""), summary, ...Object.values(extractedData).map(String)]
    .join(" | ")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}|]+/gu, " ")} `;
/** Outside quotes a word finds what begins with it. */
const says = (words: string) => (call: UpstreamCall) => textOf(call).includes(` ${words}`);

test("a reader searches for words, phrases and without others", async ({ calls, page, upstream }) => {
  await calls.open("range=all&kind=all");
  const steps = await page.evaluate(() => history.length);
  await page.keyboard.press("/");
  const field = page.getByRole("searchbox", { name: "Search calls" });
  await expect(field).toBeFocused();
  await expect(page.getByText("Matches all words and words that begin with them.")).toBeVisible();

  await field.pressSequentially("appointment", { delay: 20 });
  await expect(page).toHaveURL("/calls?range=all&kind=all&q=appointment");
  await calls.expectCalls(upstream.filter(says("appointment")));
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await expect(calls.hits()).toHaveCount(25);
  await expect(
    calls.chips.getByRole("button", { name: "Remove the filter Text: appointment" }),
  ).toBeVisible();

  await field.fill('"phone number" -appointment');
  await field.press("Enter");
  await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe('"phone number" -appointment');
  expect(await page.evaluate(() => history.length)).toBe(steps + 1);
  const expected = upstream.filter((call) => says("phone number")(call) && !says("appointment")(call));
  expect(expected.length).toBeGreaterThan(0);
  await calls.expectCalls(expected);
  await expect(calls.hits().first().locator("mark").first()).toHaveText(/^phone number$/i);

  await page.goBack();
  await expect(field).toHaveValue("appointment");
  await page.getByRole("button", { name: "Clear the search" }).click();
  await expect(page).toHaveURL("/calls?range=all&kind=all");
  await expect(field).toBeFocused();
  await calls.expectCalls(upstream);
});

test("a hit opens where it was said, and keys lead to the next", async ({ calls, page, request }) => {
  const search = "range=all&kind=all&q=appointment";
  const list = (await (await request.get(`/api/calls?${search}`)).json()) as CallList;
  const place = list.calls.findIndex(({ hit }) => (hit?.turn ?? 0) > 3);
  const turn = list.calls[place]?.hit?.turn ?? 0;
  await calls.open(search);
  await calls.hits().nth(place).click();
  await expect(page).toHaveURL(new RegExp(`q=appointment&turn=${turn}(&at=\\d+)?$`));
  const bar = page.getByRole("search");
  const field = bar.getByRole("searchbox", { name: "Find in transcript" });
  await expect(field).toHaveValue("appointment");
  const here = page.locator("mark[data-current]");
  await expect(here).toHaveText(/^appointment/i);
  await expect(here).toBeInViewport();
  await expect(page.locator(`#turn-${turn}`)).toContainText(await here.innerText());

  const marks = await page.locator("mark").count();
  const status = bar.getByRole("status");
  await expect(status).toContainText(new RegExp(`^\\d+ of ${marks}`));
  const before = await status.innerText();
  for (let step = 0; step < marks; step += 1) await page.keyboard.press("n");
  await expect(status).toHaveText(before);
  await page.keyboard.press("n");
  await page.keyboard.press("p");
  await expect(status).toHaveText(before);

  // What is typed is found by the same rules, in the transcript.
  await field.fill("appoint");
  await expect(page.getByRole("region", { name: "Summary" }).locator("mark")).toHaveCount(0);
  await expect(page.locator("mark").first()).toHaveText(/^appoint\w+$/i);
});

test("a hit that only the summary has is shown there", async ({ calls, page, request }) => {
  const search = "range=all&kind=all&q=confirmed";
  const list = (await (await request.get(`/api/calls?${search}`)).json()) as CallList;
  const place = list.calls.findIndex(({ hit }) => hit?.where === "summary");
  expect(place).toBeGreaterThanOrEqual(0);
  await calls.open(search);
  await expect(calls.hits().nth(place)).toContainText(/^Summary · /);
  await calls.links().nth(place).click();
  await expect(page.getByRole("region", { name: "Summary" }).locator("mark[data-current]")).toBeInViewport();
  await expect(page.getByRole("search").getByRole("status")).toContainText("in the summary");
});

test("what holds no word is no search", async ({ calls, page }) => {
  await calls.open("range=90d&q=?!");
  await expect(page.getByText("“?!” is no valid value of “q”")).toBeVisible();
});

test("each value of a filter says how many calls have it", async ({ calls, page, request }) => {
  const search = "range=all&kind=all&q=appointment";
  const facets = (await (await request.get(`/api/facets?${search}`)).json()) as Facets;
  await calls.open(search);
  for (const [name, values] of [
    ["Agent", facets.agent],
    ["Kind", facets.kind],
    ["Duration", facets.duration],
  ] as const) {
    const panel = await calls.popover(name);
    const counts = values.map(({ count }) => `${new Intl.NumberFormat("en-GB").format(count)} calls`);
    const shown = () => panel.getByRole("option").locator("[slot=description]").allInnerTexts();
    await expect
      .poll(async () => (await shown()).map((text) => text.replace(/\s+/g, " ").trim()).sort(), {
        message: name,
      })
      .toEqual(expect.arrayContaining(counts));
    await calls.close(panel);
  }

  const actions = await calls.popover("Action");
  const transfers = facets.action.find(({ value }) => value === "CALL_TRANSFER")?.count ?? 0;
  await expect(actions.getByRole("option", { name: "Call transfer" })).toContainText(String(transfers));
  await calls.close(actions);

  const [chosen] = facets.contact;
  const contacts = await calls.popover("Contact");
  await contacts.getByRole("searchbox", { name: "Find in contacts" }).fill(chosen?.value ?? "");
  await contacts
    .getByRole("option", { name: chosen?.label ?? "", exact: true })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`contact=${chosen?.value ?? ""}&`));
  await calls.close(contacts);
  await calls.expectCount(chosen?.count ?? -1);
});

test("hits, counts and marks are accessible", async ({ axe, calls, page }) => {
  await calls.open("range=all&kind=all&q=appointment");
  await expect(calls.hits().first()).toBeVisible();
  await axe();
  for (const name of ["Contact", "Action", "Data"]) {
    const panel = await calls.popover(name);
    await expect(panel.getByRole("option").first()).toBeVisible();
    await axe("[role=dialog]");
    await calls.close(panel);
  }
  await calls.links().first().click();
  await expect(page.getByRole("region", { name: "Transcript" })).toBeVisible();
  await expect(page.locator("mark").first()).toBeVisible();
  await axe();
});
