import { expect, type Page } from "@playwright/test";

/** Waits until React listens to the page; a click or key before that would come too early for a reader as well. */
export async function untilAlive(page: Page): Promise<void> {
  await expect(page.getByRole("heading").first()).toBeVisible();
  // It takes the elements of a page over one by one, and listens once it has the last.
  const last = page.getByRole("main").locator("*").last();
  await expect
    .poll(() => last.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__react"))))
    .toBe(true);
  // Listeners of effects come with the next frame.
  const nextFrame = () =>
    new Promise<boolean>((resolve) => {
      requestAnimationFrame(() => setTimeout(() => resolve(true)));
    });
  await expect.poll(() => page.evaluate(nextFrame)).toBe(true);
}

/** Opens an address of the app and waits until it can be used. */
export async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await untilAlive(page);
}
