import type { Page } from "@playwright/test";
import { failApi } from "./support/fail-api";
import { expect, test } from "./support/test";
import { callWith, isLive, withinDays } from "./support/upstream";

const alert = (page: Page, text: string) =>
  page.getByRole("main").getByRole("alert").filter({ hasText: text });

test("a first start with a wrong token says so, and recovers", async ({
  call,
  calls,
  complaints,
  page,
  sandbox,
  startAnother,
  upstream,
}) => {
  complaints.allow(/status of 50\d/);
  await sandbox.fail({ kind: "401-token" });
  const url = await startAnother();
  const refused = alert(page, "HighLevel refused the token");
  await page.goto(`${url}/calls`);
  await expect(refused).toContainText(/invalid or has expired.*set HIGHLEVEL_TOKEN/);
  await expect(calls.filters).toBeVisible();
  await page.goto(`${url}/calls/highlevel/${callWith(upstream, isLive).id}?range=7d`);
  await expect(refused).toBeVisible();

  await sandbox.fail(null);
  await refused.getByRole("button", { name: "Try again" }).click();
  await expect(call.transcript).toBeVisible();
  await page.goto(`${url}/calls`);
  await calls.expectCalls(upstream.filter(isLive).filter(withinDays(30)));
});

test("rows stay in view when they cannot be read again", async ({ calls, complaints, page }) => {
  complaints.allow(/status of 503/);
  await calls.open("range=90d");
  const ids = await calls.ids();
  const recover = await failApi(page, "calls");
  await page.getByRole("button", { name: "Reload the list" }).click();
  const note = alert(page, "This is what was read before.");
  await expect(note).toContainText("The store is unavailable.");
  expect(await calls.ids()).toEqual(ids);
  await recover();
  await note.getByRole("button", { name: "Try again" }).click();
  await expect(note).toBeHidden();
  expect(await calls.ids()).toEqual(ids);
});

test("a page that cannot be read says so; Back shows the rows again", async ({ calls, complaints, page }) => {
  complaints.allow(/status of 503/);
  await calls.open("range=90d&kind=all");
  const ids = await calls.ids();
  await failApi(page, "calls");
  await page.getByRole("link", { name: "Next", exact: true }).click();
  await expect(page.getByRole("heading", { name: "HighLevel cannot be reached" })).toBeVisible();
  await page.goBack();
  await expect.poll(() => calls.ids()).toEqual(ids);
});

test("charts that cannot be read say so, and recover", async ({ complaints, overview, page }) => {
  complaints.allow(/status of 503/);
  await overview.open("range=90d");
  const recover = await failApi(page, "metrics");
  await overview.card("Calls over time").getByRole("button", { name: "Actions", exact: true }).waitFor();
  await page.getByRole("button", { name: "Range: Last 90 days" }).click();
  await page.getByRole("dialog", { name: "Range" }).getByRole("option", { name: "Last 7 days" }).click();
  await page.keyboard.press("Escape");
  const failure = alert(page, "HighLevel cannot be reached");
  await expect(failure).toBeVisible();
  await recover();
  await failure.getByRole("button", { name: "Try again" }).click();
  await expect(failure).toBeHidden();
  await expect(overview.numbers).toBeVisible();
});
