import type { Browser, Page } from "@playwright/test";

export interface PageTimes {
  /** ms from the request to the first byte of the HTML. */
  firstByte: number;
  /** ms from the request until the contents are painted. */
  filled: number;
  /** Sum of the layout shifts until the page is quiet. */
  shiftAtLoad: number;
  /** Sum of the layout shifts after a reader begins to use it, without those that a click or key excuses. */
  shiftInUse: number;
  /** Paths of all scripts that were fetched. */
  scripts: string[];
}

interface Collected {
  shift: number;
  filled: number;
}

/** Runs in the page ahead of its scripts. */
function collect(selector: string): void {
  const collected: Collected = { shift: 0, filled: 0 };
  Reflect.set(window, "callboardBench", collected);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
      if (!shift.hadRecentInput) collected.shift += shift.value;
    }
  }).observe({ type: "layout-shift", buffered: true });
  // No function here has a name: the loader that runs the benchmark would call a helper that the page lacks.
  new MutationObserver((_, observer) => {
    if (document.querySelector(selector) === null) return;
    observer.disconnect();
    requestAnimationFrame(() => (collected.filled = performance.now()));
  }).observe(document, { childList: true, subtree: true });
}

const collected = (page: Page) => page.evaluate(() => Reflect.get(window, "callboardBench") as Collected);

/** Uses a page as a reader begins to: over it with the mouse, down, and through it by keyboard. */
async function interact(page: Page): Promise<void> {
  await page.mouse.move(700, 300);
  await page.mouse.move(720, 500, { steps: 5 });
  await page.mouse.wheel(0, 600);
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("Tab");
  await page.waitForLoadState("networkidle");
}

/**
 * Opens a page in a browser with an empty cache.
 * @param selector what is there once the page shows its contents
 */
export async function measurePage(browser: Browser, url: string, selector: string): Promise<PageTimes> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(collect, selector);
    await page.goto(url);
    await page.locator(selector).first().waitFor();
    await page.waitForLoadState("networkidle");
    const loaded = await collected(page);
    const { firstByte, scripts } = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      const resources = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
      return {
        firstByte: navigation?.responseStart ?? Number.NaN,
        scripts: resources.filter((path) => path.endsWith(".js")),
      };
    });
    await interact(page);
    const used = await collected(page);
    return {
      firstByte,
      filled: loaded.filled,
      shiftAtLoad: loaded.shift,
      shiftInUse: used.shift - loaded.shift,
      scripts: [...new Set(scripts)],
    };
  } finally {
    await context.close();
  }
}
