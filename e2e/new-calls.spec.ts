import { shiftsOf, watchShifts } from "./support/shifts";
import { expect, test } from "./support/test";

test("new calls are offered, and no row moves before one wants them", async ({
  calls,
  mirror,
  page,
  sandbox,
}) => {
  await watchShifts(page);
  await calls.open("kind=all&range=90d");
  const before = await calls.ids();
  const shifts = await shiftsOf(page);
  await sandbox.control({ addCalls: 5 });
  await mirror.syncNow();
  const offer = page.getByRole("button", { name: "5 new calls" });
  await expect(offer).toBeVisible();
  expect(await calls.ids()).toEqual(before);
  expect(await shiftsOf(page)).toBe(shifts);

  await offer.click();
  await expect.poll(async () => (await calls.ids()).slice(5)).toEqual(before.slice(0, 20));
  await expect(offer).toBeHidden();
});

test("from a further page they lead to the first", async ({ calls, mirror, page, sandbox }) => {
  await calls.open("kind=all&range=year&size=10&page=2");
  const before = await calls.ids();
  await sandbox.control({ addCalls: 3 });
  await mirror.syncNow();
  await page.getByRole("button", { name: "3 new calls" }).click();
  await expect(page).toHaveURL(/kind=all&range=year&size=10$|range=year&kind=all&size=10$/);
  await expect.poll(async () => (await calls.ids()).slice(3)).not.toContain(before[0]);
  await page.getByRole("link", { name: "Next", exact: true }).click();
  await expect.poll(async () => (await calls.ids()).slice(3)).toEqual(before.slice(0, 7));
});

test("a call that is deleted stays in view until one looks again", async ({
  calls,
  mirror,
  page,
  sandbox,
}) => {
  await sandbox.control({ addCalls: 3 });
  await mirror.catchUp();
  await calls.open("kind=all&range=90d");
  const [deleted = "", ...others] = await calls.ids();
  await sandbox.control({ deleteCalls: [deleted] });
  await mirror.syncNow();
  const offer = page.getByRole("button", { name: "Show what has changed" });
  await expect(offer).toBeVisible();
  expect(await calls.ids()).toContain(deleted);
  await offer.click();
  await expect.poll(async () => (await calls.ids()).slice(0, 24)).toEqual(others);
});

test("numbers follow by themselves", async ({ mirror, overview, page, sandbox }) => {
  await overview.open("kind=all&range=7d");
  const [{ count = 0 } = {}] = await overview.tileMarks();
  await sandbox.control({ addCalls: 4 });
  await mirror.syncNow();
  const shown = async () => (await overview.tileMarks())[0]?.count;
  await expect.poll(shown, { timeout: 45_000 }).toBe(count + 4);
  await expect(page.getByRole("link", { name: /^Synced (just now|\d0 s ago)$/ })).toBeVisible();
});
