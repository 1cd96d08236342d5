import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { expect, test } from "./support/test";
import { hasAction, type UpstreamCall } from "./support/upstream";

const panel = (page: Page) => page.getByRole("dialog", { name: "Export" });

async function download(page: Page): Promise<{ file: Download; text: string }> {
  const coming = page.waitForEvent("download");
  await panel(page).getByRole("button", { name: "Download" }).click();
  const file = await coming;
  return { file, text: await readFile(await file.path(), "utf8") };
}

const texted = (upstream: readonly UpstreamCall[]) => upstream.filter(hasAction("SMS"));

test("a table has the columns of the page and a row for each call", async ({ calls, page, upstream }) => {
  await calls.open("range=all&kind=all&action=SMS&columns=startedAt,caller,duration");
  await calls.popover("Export");
  const expected = texted(upstream);
  await expect(panel(page)).toContainText(`${expected.length} calls`);
  const { file, text } = await download(page);
  expect(file.suggestedFilename()).toMatch(/^callboard-all-kind-all-action-SMS-America-Chicago-.*\.csv$/);
  const [head, ...rows] = text
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n");
  expect(head).toBe("Start,Time zone,UTC offset,Caller,Duration (s),Call ID,Link");
  const origin = new URL(page.url()).origin;
  expect(rows.map((row) => row.split(",").slice(4))).toEqual(
    expected.map(({ id, duration }) => [String(duration), id, `${origin}/calls/highlevel/${id}`]),
  );
  await expect(panel(page).getByRole("status")).toHaveText("The file is there.");

  await panel(page).getByRole("radio", { name: "All, with each name of extracted data" }).check();
  await panel(page).getByRole("checkbox", { name: "With the transcript" }).check();
  const { text: whole } = await download(page);
  expect(whole).toMatch(/^\uFEFF?Start,Time zone,UTC offset,Caller,(?:Duration|Contact)/);
  const [names = ""] = whole.split("\r\n");
  for (const name of ["Summary", "Phone", "Transcript"]) expect(names).toContain(name);
});

test("programs get whole calls, one a line", async ({ calls, page, upstream }) => {
  await calls.open("range=all&kind=all&action=SMS");
  await calls.popover("Export");
  await panel(page)
    .getByRole("radio", { name: /^Whole calls/ })
    .check();
  const { file, text } = await download(page);
  expect(file.suggestedFilename()).toMatch(/\.ndjson$/);
  const ids = text
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { id: string }).id);
  expect(ids).toEqual(texted(upstream).map(({ id }) => id));
});

test("a file that cannot be made says why", async ({ axe, calls, complaints, page }) => {
  complaints.allow(/status of 503/);
  await calls.open("range=90d");
  await page.route("**/api/export?**", (route) =>
    route.fulfill({
      status: 503,
      json: {
        error: { code: "upstream_unavailable", message: "Not all calls are here yet.", retryable: true },
      },
    }),
  );
  await calls.popover("Export");
  await panel(page).getByRole("button", { name: "Download" }).click();
  await expect(panel(page).getByRole("alert")).toHaveText("Not all calls are here yet.");
  await axe("[role=dialog]");
});
