import type { Page } from "@playwright/test";

/** Adds up the layout shifts of the pages that are opened from now on, from the beginning of each. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Reflect.set(window, "shifts", 0);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value } = entry as PerformanceEntry & { value: number };
        Reflect.set(window, "shifts", Number(Reflect.get(window, "shifts")) + value);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

export const shiftsOf = (page: Page) => page.evaluate(() => Number(Reflect.get(window, "shifts")));
