import type { SyncAnswer } from "../lib/calls/answers";
import { openPage } from "./support/open";
import { expect, test } from "./support/test";

const count = (calls: number) => new Intl.NumberFormat("en-GB").format(calls);

test("a first start: the calls come before one's eyes", async ({ page, sandbox, startAnother, upstream }) => {
  const all = count(upstream.length);
  await sandbox.fail({ kind: "slow", delayMs: 1500, path: "call-logs" });
  await page.goto(`${await startAnother()}/sync`);
  const card = page.getByRole("region", { name: "HighLevel", exact: true });
  const bar = card.getByRole("progressbar");
  await expect(card).toContainText("Loading", { timeout: 60_000 });
  await expect(bar).not.toHaveAttribute("aria-valuenow", "100");
  await expect(page.getByRole("banner")).toContainText(new RegExp(`Loading calls: [\\d,]+ of ${all}`), {
    timeout: 30_000,
  });
  await sandbox.fail(null);
  await expect(bar).toHaveAttribute("aria-valuenow", "100", { timeout: 60_000 });
  await expect(card).toContainText(`${all} of ${all} calls loaded`);
  await expect(card).toContainText("Up to date");
  await card.getByRole("button", { name: "Table of the time covered" }).click();
  await expect(card.getByRole("table").getByRole("row")).toContainText([
    "From",
    new RegExp(`^the beginning.*${all}.*Yes$`),
  ]);
});

test("pausing, resuming and reading all again", async ({ mirror, page, sandbox, upstream }) => {
  const all = count(upstream.length + 2);
  const fewest = Math.ceil((upstream.length + 2) / 50);
  await openPage(page, "/sync");
  const card = page.getByRole("region", { name: "HighLevel", exact: true });
  await expect(card).toContainText("Up to date");
  await card.getByRole("button", { name: "Pause" }).click();
  await expect(card).toContainText("Paused");
  await expect(page.getByRole("banner").getByRole("link", { name: /^Paused, synced/ })).toBeVisible();

  await sandbox.control({ addCalls: 2 });
  await card.getByRole("button", { name: "Resume" }).click();
  await expect(card).toContainText(`${all} of ${all} calls loaded`, { timeout: 30_000 });
  await expect(card).toContainText("Up to date");

  const { requests } = await sandbox.state();
  await card.getByRole("button", { name: "Full re-check" }).click();
  const panel = page.getByRole("dialog", { name: "Full re-check" });
  await expect(panel).toContainText(`All ${all} calls are read from HighLevel again`);
  await expect(panel).toContainText(`at least ${fewest} requests`);
  await panel.getByRole("button", { name: "Read all calls again" }).click();
  await expect.poll(async () => (await sandbox.state()).requests - requests).toBeGreaterThanOrEqual(fewest);
  await expect.poll(async () => (await mirror.progress()).state).toBe("idle");
});

/** Takes the place of what the server tells of the sync. */
const told = (change: Partial<SyncAnswer["connections"][number]>): SyncAnswer => ({
  connections: [
    {
      connection: "highlevel",
      name: "HighLevel",
      state: "backfill",
      paused: false,
      loaded: 4200,
      expected: 18_310,
      ratePerSecond: 412.4,
      remainingSeconds: 34,
      version: 1,
      ranges: [
        { start: "2026-10-01T00:00:00Z", end: "2026-11-18T18:00:00Z", calls: 3900, verified: true },
        { start: "2026-09-01T00:00:00Z", end: "2026-09-11T00:00:00Z", calls: 300, verified: false },
      ],
      unreadable: 3,
      ...change,
    },
  ],
});

test("the page in its other states", async ({ axe, page }) => {
  let answer = told({});
  await page.route("**/api/sync", (route) => route.fulfill({ json: answer }));
  await page.route("**/api/sync/events", (route) =>
    route.fulfill({ contentType: "text/event-stream", body: `data: ${JSON.stringify(answer)}\n\n` }),
  );
  const main = page.getByRole("main");
  const open = async (change: Parameters<typeof told>[0], says: string) => {
    answer = told(change);
    await openPage(page, "/sync");
    await expect(main).toContainText(says);
  };

  await open({}, "4,200 of 18,310 calls loaded");
  await axe();
  await page.getByRole("button", { name: "Full re-check" }).click();
  await expect(page.getByRole("dialog", { name: "Full re-check" })).toContainText("All 18,310 calls");
  await axe("[role=dialog]");

  const error = { code: "upstream_unauthorized", message: "HighLevel refused the token." } as const;
  await open({ state: "failed", error }, "HighLevel refused the token.");
  await page.getByRole("button", { name: "Table of the time covered" }).click();
  await axe();

  await open({ state: "starting", loaded: 0, ranges: [] }, "The database is starting.");
});
