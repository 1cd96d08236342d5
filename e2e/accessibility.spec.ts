import { failApi } from "./support/fail-api";
import { expect, test } from "./support/test";
import { callWith, hasAction, isLive } from "./support/upstream";

test("the list", async ({ axe, calls, page }) => {
  await calls.open(
    "range=90d&kind=all&action=SMS&agnet=1&columns=startedAt,caller,contact,duration,actions,transferred,summary,extracted.Phone",
  );
  await expect(page.getByText("agnet")).toBeVisible();
  await axe();
});

test("an empty list", async ({ axe, calls }) => {
  await calls.open("from=2020-01-01&to=2020-01-02&kind=trial");
  await axe();
});

test("a failed list, and rows that could not be read again", async ({ axe, calls, complaints, page }) => {
  complaints.allow(/status of 503/);
  await calls.open("range=7d&size=10");
  await failApi(page, "calls");
  await page.getByRole("button", { name: "Reload the list" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await axe();
  await page.getByRole("link", { name: "Next", exact: true }).click();
  await expect(page.getByRole("heading", { name: "HighLevel cannot be reached" })).toBeVisible();
  await axe();
});

test("the panels of the filters", async ({ axe, calls }) => {
  await calls.open("range=7d");
  const filters = [
    "Range",
    "Time zone",
    "Agent",
    "Contact",
    "Kind",
    "Direction",
    "Phone status",
    "Action",
    "Duration",
    "Data",
    "More",
  ];
  for (const name of [...filters, "Views", "Copy link", "Export"]) {
    const dialog = await calls.popover(name);
    await expect(dialog.getByLabel("Loading")).toBeHidden();
    await axe("[role=dialog]");
    await calls.close(dialog);
  }
  await calls.popover("Action");
  await axe();
});

test("the help", async ({ axe, calls, page }) => {
  await calls.open("range=7d");
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await axe();
});

test("a call with actions, and its raw record", async ({ axe, call, page, upstream }) => {
  await call.open(callWith(upstream, (each) => isLive(each) && hasAction("CUSTOM_ACTION")(each)));
  await call.turns().nth(1).click();
  await call.transcript.getByRole("searchbox").fill("the");
  await page.getByText("Raw record").click();
  await axe();
});

test("a call with a translation", async ({ axe, call, upstream }) => {
  await call.open(callWith(upstream, ({ translation }) => typeof translation?.["transcript"] === "string"));
  await axe();
});

test("a call of which little is known, and one that is not there", async ({ axe, call, page, upstream }) => {
  await call.open(callWith(upstream, ({ transcript }) => transcript === undefined));
  await axe();
  await page.goto("/calls/highlevel/6b00f9d67778cb86583c0000");
  await expect(page.getByRole("heading", { name: "This call is not here" })).toBeVisible();
  await axe();
});

test("the overview as charts and as tables", async ({ axe, overview, page }) => {
  await overview.open();
  await overview.columns("Calls over time").first().focus();
  await axe();
  await page.getByRole("button", { name: "Table of calls over time" }).click();
  await page.getByRole("button", { name: "Table of duration" }).click();
  await axe();
});

test("an overview without calls", async ({ axe, page }) => {
  await page.goto("/?from=2020-01-01&to=2020-01-02");
  await expect(page.getByRole("heading", { name: "No calls here" })).toBeVisible();
  await axe();
});
