import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Themes differ in their colours only, so the second one is judged by the rules about colours. */
const judge = {
  light: (builder: AxeBuilder) => builder.withTags(rules),
  dark: (builder: AxeBuilder) => builder.withRules(["color-contrast", "link-in-text-block"]),
};

async function violations(page: Page, within: string, theme: keyof typeof judge): Promise<string[]> {
  // The pages have no frames, so no second tab is needed to join what was found in each.
  const builder = judge[theme](new AxeBuilder({ page }).setLegacyMode().include(within));
  const { violations: found } = await builder.analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = "" }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
  );
}

/**
 * Expects the page as it stands, or what a selector finds of it, to be accessible in both themes. It is judged from
 * its top, where no bar that sticks covers half of a target that has scrolled below it.
 */
export async function expectAccessible(page: Page, within = "html"): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // The theme follows the system in a listener; colours then change without a transition.
    await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
    expect(await violations(page, within, colorScheme), `${colorScheme} theme`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}
