import { expect, test } from "./support/test";
import { callWith, hasAction, isLive, withinDays } from "./support/upstream";

test.use({ javaScriptEnabled: false });

const spoken = (transcript: string) => /^(?:bot|human):\s*(.{4,40})/m.exec(transcript)?.[1]?.trim() ?? "";

test("the list is readable without scripts, and its links lead on", async ({ page, upstream }) => {
  await page.goto("/calls?range=90d");
  const table = page.getByRole("table", { name: "Calls" });
  await expect(table.getByRole("row")).toHaveCount(26);
  const newest = upstream.filter(isLive).slice(0, 25);
  const links = await table
    .getByRole("link")
    .evaluateAll((all) => all.map((a) => a.getAttribute("data-call")));
  expect(links).toEqual(newest.map(({ id }) => id));
  await expect(page.getByText("Loading", { exact: false }).filter({ visible: true })).toHaveCount(0);
  await expect(page.locator(".skeleton").filter({ visible: true })).toHaveCount(0);
  expect(await page.locator("h1").filter({ visible: true }).allInnerTexts()).toEqual(["Calls"]);

  await page.getByRole("link", { name: "Next", exact: true }).click();
  await expect(page.getByRole("navigation", { name: "Pages of the list" })).toContainText("26–50");
  await table.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/calls\/highlevel\//);
});

test("a call is readable without scripts", async ({ page, upstream }) => {
  const { id, transcript } = callWith(
    upstream,
    (call) => hasAction("SMS")(call) && spoken(call.transcript ?? "") !== "",
  );
  await page.goto(`/calls/highlevel/${id}?range=90d`);
  await expect(page.getByRole("heading", { name: "Actions" })).toBeVisible();
  await expect(page.getByText(spoken(transcript ?? "")).first()).toBeVisible();
  await expect(page.locator(".skeleton").filter({ visible: true })).toHaveCount(0);
});

test("the numbers are readable without scripts", async ({ page, upstream }) => {
  await page.goto("/?range=7d");
  const calls = upstream.filter(isLive).filter(withinDays(7)).length;
  const numbers = page.getByRole("region", { name: "Key numbers" });
  await expect(numbers).toContainText(new RegExp(`Calls\\s*${calls}`));
  await expect(page.getByRole("table", { name: "Calls by agent" })).toBeVisible();
});
