import { expect, type Page } from "@playwright/test";
import AxeCore, { type RunOnly } from "axe-core";

declare global {
  /** In a page, once it has been given the source. */
  var axe: typeof AxeCore;
}

/** Themes differ in their colours only, so the second one is judged by the rules about colours. */
const judge = {
  light: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  dark: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
} satisfies Record<string, RunOnly>;

async function violations(page: Page, within: string, theme: keyof typeof judge): Promise<string[]> {
  const result = await page.evaluate(
    ([selector, runOnly]) =>
      globalThis.axe.run(selector, { runOnly, resultTypes: ["violations"], preload: false }),
    [within, judge[theme]] as const,
  );
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = "" }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
  );
}

/**
 * Expects the page as it stands, or what a selector finds of it, to be accessible in both themes. It is judged from
 * its top, where no bar that sticks covers half of a target that has scrolled below it.
 */
export async function expectAccessible(page: Page, within = "html"): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  // Once for a page: to give it the source takes longer than to judge a panel.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AxeCore.source);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // The theme follows the system in a listener; colours then change without a transition.
    await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
    expect(await violations(page, within, colorScheme), `${colorScheme} theme`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}
