import { expect, test } from "./support/test";
import { callWith, isLive } from "./support/upstream";

test("without the upstream all but the audio goes on", async ({
  call,
  calls,
  complaints,
  mirror,
  overview,
  page,
  sandbox,
  upstream,
}) => {
  complaints.allow(/status of (502|503)/);
  const { loaded } = await mirror.progress();
  await sandbox.fail({ kind: "reset" });

  await calls.open("range=year&kind=all");
  const inYear = upstream.filter(({ createdAt }) => createdAt >= "2026-01-01T06:00:00Z");
  await calls.expectCalls(inYear);
  await calls.open("range=all&kind=all&q=tomorrow&weekday=2");
  await expect(calls.hits().first().locator("mark").first()).toBeVisible();
  await overview.open("range=all&kind=all");
  expect((await overview.tileMarks())[0]?.count).toBe(loaded);

  const recorded = callWith(upstream, (each) => isLive(each) && each.transcript !== undefined);
  await call.open(recorded);
  await expect(call.place).toBeVisible();
  await call.recording.locator("audio").evaluate((audio: HTMLAudioElement) => audio.play().catch(() => null));
  await expect(call.recording.getByRole("status")).toContainText("HighLevel");

  // What ails it, and what to do, is said where one looks for it.
  await mirror.syncNow();
  const freshness = page.getByRole("banner").getByRole("link", { name: /^(Sync is failing|Not synced for)/ });
  await expect(freshness).toBeVisible({ timeout: 30_000 });
  await freshness.click();
  const card = page.getByRole("region", { name: "HighLevel" });
  await expect(card).toContainText("failed or was cut off");
  await expect(card).toContainText(`The ${loaded} calls loaded before still answer`);

  await sandbox.fail(null);
  await card.getByRole("button", { name: "Sync now" }).click();
  await expect(card).toContainText("Up to date");
  await expect(page.getByRole("banner").getByRole("link", { name: /^Synced/ })).toBeVisible();
});
