import type { Page } from "@playwright/test";
import { shiftsOf, watchShifts } from "./support/shifts";
import { expect, test } from "./support/test";
import { callWith, hasAction } from "./support/upstream";

async function shiftsWhileLoading(page: Page, path: string): Promise<number> {
  await page.goto(path, { waitUntil: "networkidle" });
  await expect(page.getByRole("main").getByRole("region").or(page.getByRole("table")).first()).toBeVisible();
  return shiftsOf(page);
}

for (const size of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`nothing moves while a page loads, ${size.width} px wide`, async ({ page, upstream }) => {
    await page.setViewportSize(size);
    await watchShifts(page);
    const { id } = callWith(upstream, hasAction("SMS"));
    for (const path of [
      "/",
      "/?range=7d",
      "/calls",
      "/calls?range=all&action=SMS&kind=all",
      `/calls/highlevel/${id}?range=90d&turn=3`,
      "/sync",
    ]) {
      expect(await shiftsWhileLoading(page, path), path).toBeLessThan(0.001);
    }
  });
}
