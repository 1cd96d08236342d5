import { expect, test } from "./support/test";
import { isLive } from "./support/upstream";

test("the headers of start and duration turn the order around", async ({ calls, page, upstream }) => {
  const live = upstream.filter(isLive);
  await calls.open("range=all&page=4");
  await expect(calls.header("Start")).toHaveAttribute("aria-sort", "descending");
  await calls.header("Start").getByRole("button").click();
  await expect(page).toHaveURL("/calls?range=all&sort=startedAt");
  await expect(calls.header("Start")).toHaveAttribute("aria-sort", "ascending");
  await calls.expectCalls(live.toReversed());
  await calls.header("Start").getByRole("button").click();
  await expect(page).toHaveURL("/calls?range=all");
  await calls.expectCalls(live);

  const durations = live.map(({ duration }) => duration).sort((a, b) => b - a);
  const byId = new Map(live.map((call) => [call.id, call]));
  const shown = async () => (await calls.ids()).map((id) => byId.get(id)?.duration);
  await calls.header("Duration").getByRole("button").click();
  await expect(page).toHaveURL("/calls?range=all&sort=-duration");
  await expect(calls.header("Duration")).toHaveAttribute("aria-sort", "descending");
  await expect.poll(shown).toEqual(durations.slice(0, 25));
  await calls.header("Duration").getByRole("button").click();
  await expect(calls.header("Duration")).toHaveAttribute("aria-sort", "ascending");
  await expect.poll(shown).toEqual(durations.toReversed().slice(0, 25));

  await page.goBack();
  await expect.poll(shown).toEqual(durations.slice(0, 25));
});

test("pages follow on one another, and their size can be chosen", async ({ calls, page, upstream }) => {
  const live = upstream.filter(isLive).map(({ id }) => id);
  await calls.open("range=all");
  const pages = page.getByRole("navigation", { name: "Pages of the list" });
  await pages.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/\/calls\?range=all&page=2&asOf=2026-[^&]+Z$/);
  await expect.poll(() => calls.ids()).toEqual(live.slice(25, 50));
  await expect(pages.getByRole("link", { name: "Page 2", exact: true })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await pages.getByRole("link", { name: "Page 3", exact: true }).click();
  await expect.poll(() => calls.ids()).toEqual(live.slice(50, 75));
  await pages.getByRole("combobox").selectOption("50");
  await expect(page).toHaveURL("/calls?range=all&size=50");
  await expect.poll(() => calls.ids()).toEqual(live.slice(0, 50));

  const last = Math.ceil(live.length / 50);
  await pages.getByRole("link", { name: `Page ${last}`, exact: true }).click();
  await expect.poll(() => calls.ids()).toEqual(live.slice((last - 1) * 50));
  await expect(pages.getByRole("link", { name: "Next" })).toBeHidden();

  await calls.open("range=all&page=9999");
  await expect(pages).toContainText("Past the last page");
  await expect(page.getByRole("heading", { name: "No page 9,999" })).toBeVisible();
  await page.getByRole("button", { name: "Go to the last page" }).click();
  await expect(page).toHaveURL(`/calls?range=all&page=${Math.ceil(live.length / 25)}`);
});

test("a reader chooses columns, also of extracted data", async ({ calls, page }) => {
  await calls.open("agent=66c9f6655a7df220584e8b20&range=all&page=2");
  await calls.choose("Columns", "Summary", "Kind", "Tenant Name");
  await expect(calls.header("Summary")).toBeHidden();
  await expect(calls.header("Kind")).toBeHidden();
  await expect(calls.header("Tenant Name")).toBeVisible();
  const search = new URL(page.url()).searchParams;
  expect(search.get("columns")).toBe("startedAt,caller,agent,duration,actions,extracted.Tenant Name");
  expect(search.get("page"), "a column is no other selection").toBe("2");
  const names = await calls.column("Tenant Name");
  expect(names.some((name) => /^\w+ \w+/.test(name))).toBe(true);
  expect(names).toContain("–");

  await page.reload();
  await expect(calls.header("Tenant Name")).toBeVisible();
  await expect(calls.header("Summary")).toBeHidden();
});
