import { expect, type Locator, type Page } from "@playwright/test";
import { openPage } from "./open";
import type { UpstreamCall } from "./upstream";

/** The list of calls as its reader sees it. */
export class CallsPage {
  readonly table: Locator;
  readonly filters: Locator;
  readonly chips: Locator;
  readonly count: Locator;

  constructor(readonly page: Page) {
    this.table = page.getByRole("table", { name: "Calls" });
    this.filters = page.getByRole("region", { name: "Filters" });
    this.chips = page.getByRole("list", { name: "Active filters" });
    this.count = page.getByRole("status").filter({ hasText: "as of" });
  }

  async open(search = ""): Promise<void> {
    await openPage(this.page, search === "" ? "/calls" : `/calls?${search}`);
  }

  rows(): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("cell").getByRole("link") });
  }

  /** What the calls were found for, below their rows. */
  hits(): Locator {
    return this.table.getByRole("row").filter({ has: this.page.locator("mark") });
  }

  links(): Locator {
    return this.table.getByRole("cell").getByRole("link");
  }

  header(name: string): Locator {
    return this.table.getByRole("columnheader", { name });
  }

  /** Texts of a column, row by row. */
  async column(name: string): Promise<string[]> {
    const heads = await this.table.getByRole("columnheader").allInnerTexts();
    const place = heads.indexOf(name);
    const rows = await this.rows().all();
    return Promise.all(rows.map((row) => row.getByRole("cell").nth(place).innerText()));
  }

  /** Ids of the calls in view, in their order. */
  ids(): Promise<string[]> {
    return this.links().evaluateAll((links) =>
      links.map((link) => new URL((link as HTMLAnchorElement).href).pathname.split("/").at(-1) ?? ""),
    );
  }

  /** Opens what floats below a button of the filters or of the heading. */
  async popover(name: string): Promise<Locator> {
    await this.page.getByRole("button", { name: new RegExp(`^${name}(:|$)`), expanded: false }).click();
    const dialog = this.page.getByRole("dialog", { name });
    await expect(dialog).toBeVisible();
    // Before it has the focus, a key would go nowhere.
    await expect(this.page.locator("[role=dialog]:focus-within")).toBeVisible();
    return dialog;
  }

  /** Takes or leaves an entry of a filter's list, and closes it. */
  async choose(filter: string, ...entries: string[]): Promise<void> {
    const dialog = await this.popover(filter);
    for (const entry of entries) await dialog.getByRole("option", { name: entry, exact: true }).click();
    await this.close(dialog);
  }

  async close(dialog: Locator): Promise<void> {
    await this.page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }

  /** Expects the list to say that it has so many calls: not 34 where it has 134. */
  async expectCount(calls: number): Promise<void> {
    const total = new Intl.NumberFormat("en-GB").format(calls);
    await expect(this.count).toContainText(
      new RegExp(`(^|[^\\d,])${total} ${calls === 1 ? "call" : "calls"}\\b`),
    );
  }

  /** Expects exactly these calls, in this order, of which the first page is in view. */
  async expectCalls(expected: readonly UpstreamCall[], size = 25): Promise<void> {
    await this.expectCount(expected.length);
    await expect.poll(() => this.ids()).toEqual(expected.slice(0, size).map(({ id }) => id));
  }
}
