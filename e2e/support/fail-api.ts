import type { Page } from "@playwright/test";

/** Lets our own API fail for the page from now on, as it does while the database is unavailable. */
export async function failApi(page: Page, path: string): Promise<() => Promise<void>> {
  const pattern = `**/api/${path}?**`;
  const error = { code: "upstream_unavailable", message: "The store is unavailable.", retryable: true };
  await page.route(pattern, (route) => route.fulfill({ status: 503, json: { error } }));
  return () => page.unroute(pattern);
}
