import type { Page } from "@playwright/test";
import type { ViewList } from "../lib/calls/answers";
import { setClock, expect, test } from "./support/test";
import { openPage } from "./support/open";

test.afterEach(async ({ request }) => {
  const { views } = (await (await request.get("/api/views")).json()) as ViewList;
  for (const { id } of views) await request.delete(`/api/views/${id}`);
});

const menu = (page: Page) => page.getByRole("button", { name: /^Views/ });
const panel = (page: Page) => page.getByRole("dialog", { name: "Views" });

async function save(page: Page, name: string): Promise<void> {
  await menu(page).click();
  await panel(page).getByRole("button", { name: "Save as a new view" }).click();
  await panel(page).getByRole("textbox", { name: "Name of the view" }).fill(name);
  await panel(page).getByRole("button", { name: "Save", exact: true }).click();
  await expect(panel(page).getByRole("link", { name })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu(page)).toHaveAccessibleName(`Views: ${name}`);
}

test("a view is saved, left, overwritten, and gone back to", async ({ calls, page }) => {
  await calls.open("range=90d&action=SMS&page=2&columns=startedAt,caller");
  await save(page, "Texts");
  // The server draws the page of a view as the browser does.
  for (let time = 0; time < 3; time++) {
    await page.reload();
    await expect(menu(page)).toHaveAccessibleName("Views: Texts");
  }
  // Another page of the list is the same view; another filter is not.
  await page.getByRole("link", { name: "Previous", exact: true }).click();
  await expect(menu(page)).toHaveAccessibleName("Views: Texts");
  await calls.choose("Kind", "Trial calls");
  await expect(menu(page)).toHaveAccessibleName("Views: Texts, edited");
  await page.reload();
  await expect(menu(page)).toHaveAccessibleName("Views: Texts, edited");
  await menu(page).click();
  await panel(page).getByRole("button", { name: "Overwrite “Texts”" }).click();
  await expect(menu(page)).toHaveAccessibleName("Views: Texts");
  await page.keyboard.press("Escape");

  await calls.chips.getByRole("button", { name: /^Remove the filter Action/ }).click();
  await expect(menu(page)).toHaveAccessibleName("Views: Texts, edited");
  await menu(page).click();
  await panel(page).getByRole("link", { name: "Reset to “Texts”" }).click();
  await expect(page).toHaveURL("/calls?range=90d&kind=trial&action=SMS&columns=startedAt,caller");
  await expect(panel(page)).toBeHidden();
  await expect(menu(page)).toHaveAccessibleName("Views: Texts");
  await page.goBack();
  await expect(menu(page)).toHaveAccessibleName("Views: Texts, edited");

  // What one came to from elsewhere is no edited view.
  await openPage(page, "/calls?range=7d");
  await expect(menu(page)).toHaveAccessibleName("Views");
});

test("a view is everybody's, under a name of its own", async ({ browser, baseURL, calls, page }) => {
  await calls.open("range=90d&action=SMS");
  await save(page, "Texts");
  const colleague = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  await setClock(colleague);
  const other = await colleague.newPage();
  await openPage(other, "/calls?range=7d");
  await menu(other).click();
  await panel(other).getByRole("button", { name: "Save as a new view" }).click();
  await panel(other).getByRole("textbox", { name: "Name of the view" }).fill("TEXTS");
  await panel(other).getByRole("button", { name: "Save", exact: true }).click();
  await expect(panel(other).getByRole("alert")).toHaveText(
    "There is a view “Texts” already. Choose another name.",
  );
  await panel(other).getByRole("button", { name: "Cancel" }).click();
  await panel(other).getByRole("link", { name: "Texts" }).click();
  await expect(other).toHaveURL("/calls?range=90d&action=SMS");

  await menu(other).click();
  await panel(other).getByRole("button", { name: "Rename" }).click();
  await panel(other).getByRole("textbox", { name: "Name of the view" }).fill("Messages");
  await panel(other).getByRole("button", { name: "Rename" }).click();
  await expect(menu(other)).toHaveAccessibleName("Views: Messages");
  await panel(other).getByRole("button", { name: "Delete" }).click();
  await panel(other).getByRole("button", { name: "Keep it" }).click();
  await panel(other).getByRole("button", { name: "Delete" }).click();
  await panel(other).getByRole("button", { name: "Delete" }).click();
  await expect(menu(other)).toHaveAccessibleName("Views");
  await expect(other).toHaveURL("/calls?range=90d&action=SMS");
  await colleague.close();
});

test("links lead to the default view, and an address stays what it is", async ({ overview, page }) => {
  await overview.open("range=7d&kind=all");
  await save(page, "This week");
  await menu(page).click();
  await panel(page).getByRole("button", { name: "Make it the default" }).click();
  await expect(panel(page).getByText("Default", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");

  await openPage(page, "/");
  await expect(page).toHaveURL("/");
  await expect(menu(page)).toHaveAccessibleName("Views");
  const pages = page.getByRole("navigation", { name: "Pages", exact: true });
  await pages.getByRole("link", { name: "Overview" }).click();
  await expect(page).toHaveURL("/?range=7d&kind=all");
  await expect(menu(page)).toHaveAccessibleName("Views: This week");
  await page.goBack();
  await expect(page).toHaveURL("/");
  // A query is carried along.
  await openPage(page, "/calls?action=SMS");
  await pages.getByRole("link", { name: "Overview" }).click();
  await expect(page).toHaveURL("/?action=SMS");
});

test("the menu of views is accessible", async ({ axe, calls, page }) => {
  await calls.open("range=90d");
  await save(page, "Quarter");
  await calls.choose("Kind", "Trial calls");
  await menu(page).click();
  await expect(panel(page).getByRole("button", { name: "Overwrite “Quarter”" })).toBeVisible();
  await axe("[role=dialog]");
  await panel(page).getByRole("button", { name: "Rename" }).click();
  await axe("[role=dialog]");
});

test("only pages of Callboard change views", async ({ baseURL, request }) => {
  const data = { name: "Foreign", page: "calls", query: "" };
  for (const headers of [{ origin: "https://evil.example.com" }, { "sec-fetch-site": "cross-site" }]) {
    const response = await request.post(`${baseURL ?? ""}/api/views`, { data, headers });
    expect(response.status()).toBe(403);
  }
});
