import type { Browser, Page } from "@playwright/test";
import { CallsPage } from "./support/calls-page";
import { Complaints } from "./support/complaints";
import { expect, setClock, test } from "./support/test";
import { hasAction, isLive } from "./support/upstream";

const shared =
  "range=90d&kind=all&sort=duration&page=2&size=10&columns=startedAt,caller,duration,extracted.name";

/** What a list shows, but for what follows the reader's language. */
async function contents(calls: CallsPage) {
  return {
    ids: await calls.ids(),
    callers: await calls.column("Caller"),
    durations: await calls.column("Duration"),
  };
}

/** Opens a link as a colleague elsewhere does, with another language, zone and browser. */
async function openElsewhere(browser: Browser, link: string, look: (calls: CallsPage) => Promise<void>) {
  const context = await browser.newContext({ locale: "de-DE", timezoneId: "America/Los_Angeles" });
  await setClock(context);
  const page = await context.newPage();
  const complaints = new Complaints();
  await complaints.watch(page);
  await page.goto(link);
  await look(new CallsPage(page));
  expect(complaints.unexpected()).toEqual([]);
  await context.close();
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

for (const kind of ["Rolling", "Pinned"] as const) {
  test(`a ${kind.toLowerCase()} link shows a colleague the same rows in the same order`, async ({
    browser,
    calls,
    context,
    page,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await calls.open(shared);
    const mine = await contents(calls);
    expect(mine.ids).toHaveLength(10);
    const panel = await calls.popover("Copy link");
    await panel.getByRole("button", { name: `Copy the ${kind.toLowerCase()} link` }).click();
    await expect(panel.getByRole("button", { name: `Copy the ${kind.toLowerCase()} link` })).toHaveText(
      "Copied",
    );
    const link = await clipboard(page);
    await expect(panel.getByRole("textbox", { name: `${kind} link` })).toHaveValue(link);
    const search = new URL(link).searchParams;
    expect(search.has("range")).toBe(kind === "Rolling");
    expect(search.has("from") && search.has("to") && search.get("tz") === "America/Chicago").toBe(
      kind === "Pinned",
    );
    await openElsewhere(browser, link, async (theirs) => {
      await expect(theirs.table).toBeVisible();
      expect(await contents(theirs)).toEqual(mine);
      await expect(theirs.header("name")).toBeVisible();
    });
  });
}

test("a colleague reads dates in another language, but in the same zone", async ({
  browser,
  calls,
  page,
  upstream,
}) => {
  await calls.open("range=all&kind=all");
  const write = (locale: string) =>
    new Intl.DateTimeFormat(locale, { timeZone: "America/Chicago", month: "short", day: "numeric" }).format(
      Date.parse(upstream[0]?.createdAt ?? ""),
    );
  await expect(calls.links().first()).toContainText(write("en-GB"));
  await openElsewhere(browser, page.url(), async (theirs) => {
    await expect(theirs.links().first()).toContainText(write("de-DE"));
  });
});

test("what a link holds that cannot be understood is said, and the rest works", async ({
  calls,
  page,
  upstream,
}) => {
  const trials = upstream.filter((call) => !isLive(call));
  await calls.open("range=all&kind=trial&agnet=1&min=abc&size=7&kind=live");
  const notices = page.getByRole("status").getByRole("listitem");
  await expect(notices).toHaveText([
    /The link holds “kind” 2 times. Only the first counts./,
    /The link holds “agnet”, which Callboard does not know. It was ignored./,
    /“abc” is no valid value of “min”: expected a number of seconds/,
    /“7” is no valid value of “size”: expected one of 10, 25, 50/,
  ]);
  await calls.expectCalls(trials);
  await calls.header("Start").getByRole("button").click();
  await expect(page).toHaveURL("/calls?range=all&kind=trial&sort=startedAt");
  await expect(notices).toHaveCount(0);
  await calls.expectCalls(trials.toReversed());
});

test("the address is canonical after a change, whatever order it came in", async ({ calls, page }) => {
  await calls.open("size=25&sort=-startedAt&action=SMS,CALL_TRANSFER,SMS&kind=live&page=1&range=90d");
  await calls.choose("Kind", "Live and trial");
  await expect(page).toHaveURL("/calls?range=90d&kind=all&action=CALL_TRANSFER,SMS");
});

test("a reload in the middle changes nothing", async ({ calls, page, upstream }) => {
  await calls.open("range=all&action=SMS");
  await page.getByRole("link", { name: "Page 2", exact: true }).click();
  await expect(page).toHaveURL(/\/calls\?range=all&action=SMS&page=2&asOf=2026-[^&]+Z$/);
  const second = upstream
    .filter(isLive)
    .filter(hasAction("SMS"))
    .slice(25, 50)
    .map(({ id }) => id);
  await expect.poll(() => calls.ids()).toEqual(second);
  await page.reload();
  await expect.poll(() => calls.ids()).toEqual(second);
  const current = page.getByRole("link", { name: "Page 2", exact: true });
  await expect(current).toHaveAttribute("aria-current", "page");
});
