import { expect, type APIRequestContext, type Locator, type Page } from "@playwright/test";
import type { CallList } from "../../lib/calls/answers";
import { openPage } from "./open";

/** Something on the overview that says a number of calls and leads to them. */
export interface Mark {
  href: string;
  text: string;
  /** The number of calls that it states. */
  count: number;
}

/** The overview as its reader sees it. */
export class OverviewPage {
  readonly numbers: Locator;

  constructor(readonly page: Page) {
    this.numbers = page.getByRole("region", { name: "Key numbers" });
  }

  async open(search = ""): Promise<void> {
    await openPage(this.page, search === "" ? "/" : `/?${search}`);
    await expect(this.numbers).toBeVisible();
  }

  card(title: string): Locator {
    return this.page
      .getByRole("region", { name: title, exact: true })
      .filter({ has: this.page.getByRole("heading") });
  }

  /** The columns of a chart, which say `title: 12 calls, …`. */
  columns(card: string): Locator {
    return this.card(card)
      .getByRole("list", { name: /^Calls by/ })
      .getByRole("link");
  }

  async columnMarks(card: string): Promise<Mark[]> {
    const found = await this.columns(card).evaluateAll((links) =>
      links.map((link) => ({
        href: link.getAttribute("href") ?? "",
        text: link.getAttribute("aria-label") ?? "",
      })),
    );
    return found.map((mark) => ({ ...mark, count: toNumber(/: ([\d,]+) calls?/.exec(mark.text)?.[1]) }));
  }

  /** The rows of a card whose bars stand in a table; the second column counts calls. */
  async rowMarks(card: string): Promise<Mark[]> {
    const rows = await this.card(card)
      .getByRole("row")
      .filter({ has: this.page.getByRole("link") })
      .all();
    return Promise.all(
      rows.map(async (row) => {
        const link = row.getByRole("link").first();
        const count = toNumber(await row.getByRole("cell").first().innerText());
        return { href: (await link.getAttribute("href")) ?? "", text: await link.innerText(), count };
      }),
    );
  }

  /** The tiles that lead somewhere. */
  async tileMarks(): Promise<Mark[]> {
    const links = await this.numbers.getByRole("term").getByRole("link").all();
    return Promise.all(
      links.map(async (link) => {
        const text = await link.innerText();
        const value = link.locator("xpath=ancestor::dt/following-sibling::dd[1]");
        const said = await value.innerText();
        const count = toNumber(/([\d,]+)(?: of [\d,]+)? calls?/.exec(said)?.[1] ?? said);
        return { href: (await link.getAttribute("href")) ?? "", text, count };
      }),
    );
  }
}

function toNumber(text = ""): number {
  return Number(text.replaceAll(",", "").trim());
}

/** Expects the list behind each mark to have as many calls as it states. */
export async function expectTotals(
  request: Pick<APIRequestContext, "get">,
  marks: readonly Mark[],
): Promise<void> {
  for (const { href, text, count } of marks) {
    expect(href).toMatch(/^\/calls(\?|$)/);
    const response = await request.get(`/api${href}`);
    expect(response.status(), `${href} of ${text}`).toBe(200);
    expect(((await response.json()) as CallList).total, `${href} of ${text}`).toBe(count);
  }
}

/** The first, the last, the largest and some others. */
export function sample(marks: readonly Mark[], others = 2): Mark[] {
  const largest = marks.reduce<Mark | undefined>((a, b) => (a && a.count >= b.count ? a : b), undefined);
  const step = Math.max(1, Math.floor(marks.length / (others + 1)));
  const chosen = [
    marks[0],
    marks.at(-1),
    largest,
    ...Array.from({ length: others }, (_, at) => marks[(at + 1) * step]),
  ];
  return [...new Set(chosen.filter((mark) => mark !== undefined))];
}
