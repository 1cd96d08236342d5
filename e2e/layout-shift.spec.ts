import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";
import { callWith, hasAction } from "./support/upstream";

/** Adds up the layout shifts of a page from its beginning on. */
function watchShifts(): void {
  Reflect.set(window, "shifts", 0);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value } = entry as PerformanceEntry & { value: number };
      Reflect.set(window, "shifts", Number(Reflect.get(window, "shifts")) + value);
    }
  }).observe({ type: "layout-shift", buffered: true });
}

async function shiftsOf(page: Page, path: string): Promise<number> {
  await page.goto(path, { waitUntil: "networkidle" });
  await expect(page.getByRole("main").getByRole("region").or(page.getByRole("table")).first()).toBeVisible();
  return page.evaluate(() => Number(Reflect.get(window, "shifts")));
}

for (const size of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`nothing moves while a page loads, ${size.width} px wide`, async ({ page, upstream }) => {
    await page.setViewportSize(size);
    await page.addInitScript(watchShifts);
    const { id } = callWith(upstream, hasAction("SMS"));
    for (const path of [
      "/",
      "/?range=7d",
      "/calls",
      "/calls?range=all&action=SMS&kind=all",
      `/calls/highlevel/${id}?range=90d&turn=3`,
    ]) {
      expect(await shiftsOf(page, path), path).toBeLessThan(0.001);
    }
  });
}
