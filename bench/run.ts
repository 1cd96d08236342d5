import { chromium, type Browser } from "@playwright/test";
import { findBrowser } from "../e2e/support/browser";
import { launchOptions } from "../e2e/support/launch";
import { main } from "../scripts/main.mjs";
import { ensureBuilt } from "../scripts/production-build.mjs";
import { htmlOf, scriptsOf, weighAll } from "./javascript";
import { measureList } from "./list";
import { measurePage, type PageTimes } from "./page";
import { quantile, report } from "./report";
import { startServers, type Servers } from "./servers";

interface BenchedPage {
  name: string;
  path: string;
  /** What is there once the page shows its contents. */
  selector: string;
  /** kB of JavaScript at first load. */
  budget: number;
}

const runs = 5;

/** The newest call, to open its page. */
async function newestCall(app: string): Promise<string> {
  const answer: unknown = await (await fetch(`${app}/api/calls?range=all&size=10`)).json();
  const { calls } = answer as { calls: { connection: string; id: string }[] };
  const [call] = calls;
  if (call === undefined) throw new Error("The sandbox has no calls.");
  return `/calls/${call.connection}/${encodeURIComponent(call.id)}`;
}

async function benchPage(browser: Browser, app: string, page: BenchedPage): Promise<boolean> {
  const { name, path, selector, budget } = page;
  const url = `${app}${path}`;
  const first = scriptsOf(await htmlOf(app, path));
  // Once unmeasured, so that the server has its modules and the sandbox its calls.
  const { scripts } = await measurePage(browser, url, selector);
  const late = scripts.filter((script) => !first.some((source) => source.split("?")[0] === script));
  const times: PageTimes[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await measurePage(browser, url, selector));
  const all = (key: "firstByte" | "filled" | "shiftAtLoad" | "shiftInUse") => times.map((time) => time[key]);
  return report(`${name} (${path})`, [
    { what: "JavaScript at first load, gzip", value: await weighAll(app, first), unit: "kB", budget },
    { what: `JavaScript afterwards (${late.length} chunks)`, value: await weighAll(app, late), unit: "kB" },
    { what: `first byte, median of ${runs}`, value: quantile(all("firstByte"), 0.5), unit: "ms" },
    { what: "filled, median", value: quantile(all("filled"), 0.5), unit: "ms" },
    { what: "layout shift at load, worst", value: Math.max(...all("shiftAtLoad")), unit: "", budget: 0 },
    { what: "layout shift in use, worst", value: Math.max(...all("shiftInUse")), unit: "", budget: 0 },
  ]);
}

async function bench({ app }: Servers): Promise<boolean> {
  const pages: BenchedPage[] = [
    { name: "overview", path: "/", selector: "main svg.recharts-surface", budget: 205 },
    { name: "calls", path: "/calls", selector: "main tbody tr", budget: 270 },
    { name: "call", path: await newestCall(app), selector: "main h1", budget: 230 },
  ];
  const browser = await chromium.launch(launchOptions(await findBrowser()));
  try {
    const kept: boolean[] = [];
    for (const page of pages) kept.push(await benchPage(browser, app, page));
    kept.push(report("GET /api/calls, 100 pages", await measureList(app)));
    return kept.every(Boolean);
  } finally {
    await browser.close();
  }
}

await main(async () => {
  await ensureBuilt();
  const servers = await startServers();
  try {
    const within = await bench(servers);
    console.log(within ? "\nAll budgets are kept." : "\nA budget is exceeded.");
    return within ? 0 : 1;
  } finally {
    await servers.stop();
  }
});
