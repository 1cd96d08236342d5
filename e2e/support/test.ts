import { rm } from "node:fs/promises";
import { expect, test as base, type BrowserContext } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { sandboxUrl } from "./addresses";
import { CallPage } from "./call-page";
import { CallsPage } from "./calls-page";
import { ahead, shiftDate } from "./clock.mjs";
import { Complaints } from "./complaints";
import { Mirror } from "./mirror";
import { OverviewPage } from "./overview-page";
import { Sandbox } from "./sandbox";
import { startApp } from "./start-app";
import { readUpstream, type UpstreamCall } from "./upstream";

interface Fixtures {
  /** Fails the test at its end where the page complained. */
  complaints: Complaints;
  /** The upstream of the app. The changes of a test are undone at its end, in the mirror too. */
  sandbox: Sandbox;
  /** The mirror of the app, equal to its upstream when a test begins. */
  mirror: Mirror;
  /** Starts another app with the same upstream and an empty mirror, and returns its address. */
  startAnother: () => Promise<string>;
  /** Expects the page as it stands, or what a selector finds of it, to be accessible in both themes. */
  axe: (within?: string) => Promise<void>;
  /** The list of calls. */
  calls: CallsPage;
  /** The page of a call. */
  call: CallPage;
  overview: OverviewPage;
}

interface WorkerFixtures {
  /** All calls that the upstream has, the newest first. */
  upstream: readonly UpstreamCall[];
}

/** Lets the pages of a context take place when all tests do. */
export const setClock = (context: BrowserContext) => context.addInitScript(shiftDate, ahead);

export const test = base.extend<Fixtures, WorkerFixtures>({
  context: async ({ context }, use) => {
    await setClock(context);
    await use(context);
  },
  complaints: [
    async ({ page }, use) => {
      const complaints = new Complaints();
      await complaints.watch(page);
      await use(complaints);
      expect(complaints.unexpected(), "what the page complained about").toEqual([]);
    },
    { auto: true },
  ],
  sandbox: async ({ request }, use) => {
    const sandbox = new Sandbox(request);
    await use(sandbox);
    if (!sandbox.changed) return;
    await sandbox.reset();
    await new Mirror(request, sandbox).catchUp();
  },
  mirror: async ({ request, sandbox }, use) => {
    await use(new Mirror(request, sandbox));
  },
  startAnother: async ({ page }, use, info) => {
    const stops: (() => Promise<void>)[] = [];
    await use(async () => {
      const folder = info.outputPath("data");
      // A test that runs again to record a trace finds what the first run left.
      await rm(folder, { recursive: true, force: true });
      const { url, stop } = await startApp(sandboxUrl, folder);
      stops.push(stop);
      return url;
    });
    // A page would complain that its server is gone.
    await page.goto("about:blank");
    for (const stop of stops) await stop();
  },
  axe: async ({ page }, use) => {
    await use((within) => expectAccessible(page, within));
  },
  calls: async ({ page }, use) => {
    await use(new CallsPage(page));
  },
  call: async ({ page }, use) => {
    await use(new CallPage(page));
  },
  overview: async ({ page }, use) => {
    await use(new OverviewPage(page));
  },
  upstream: [
    async ({}, use) => {
      await use(await readUpstream());
    },
    { scope: "worker" },
  ],
});

export { expect } from "@playwright/test";
