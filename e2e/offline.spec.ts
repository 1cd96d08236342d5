import { expect, test } from "./support/test";
import { callWith, isLive } from "./support/upstream";

test.beforeEach(({ complaints }) => complaints.allow(/status of (502|503)/));

test("without the upstream lists, search and charts go on", async ({
  calls,
  overview,
  sandbox,
  upstream,
}) => {
  await sandbox.fail({ kind: "reset" });
  await calls.open("range=year&kind=all");
  await calls.expectCalls(upstream.filter(({ createdAt }) => createdAt >= "2026-01-01T06:00:00Z"));
  await calls.open("range=all&kind=all&q=tomorrow&weekday=2");
  await expect(calls.hits().first().locator("mark").first()).toBeVisible();
  await overview.open("range=all&kind=all");
  expect((await overview.tileMarks())[0]?.count).toBe(upstream.length);
});

test("a call opens without the upstream, but for its audio, and the page says what ails it", async ({
  call,
  mirror,
  page,
  sandbox,
  upstream,
}) => {
  await sandbox.fail({ kind: "reset" });
  await call.open(callWith(upstream, (each) => isLive(each) && each.transcript !== undefined));
  await expect(call.place).toBeVisible();
  await call.recording.locator("audio").evaluate((audio: HTMLAudioElement) => audio.play().catch(() => null));
  await expect(call.recordingNote).toContainText("HighLevel");

  await mirror.syncNow();
  const freshness = page.getByRole("banner").getByRole("link", { name: /^(Sync is failing|Not synced for)/ });
  await expect(freshness).toBeVisible({ timeout: 30_000 });
  await freshness.click();
  const card = page.getByRole("region", { name: "HighLevel", exact: true });
  await expect(card).toContainText("failed or was cut off");
  await expect(card).toContainText(
    `The ${upstream.length.toLocaleString("en-GB")} calls loaded before still answer`,
  );

  await sandbox.fail(null);
  await card.getByRole("button", { name: "Sync now" }).click();
  await expect(card).toContainText("Up to date");
  await expect(page.getByRole("banner").getByRole("link", { name: /^Synced/ })).toBeVisible();
});
