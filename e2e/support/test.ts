import { expect, test as base } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { Complaints } from "./complaints";
import { Sandbox } from "./sandbox";

interface Fixtures {
  /** Fails the test at its end where the page complained. */
  complaints: Complaints;
  /** The upstream of the app; whatever a test did to it is undone. */
  sandbox: Sandbox;
  /** Expects the page as it stands to be accessible in both themes. */
  axe: () => Promise<void>;
}

export const test = base.extend<Fixtures>({
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
    await sandbox.reset();
  },
  axe: async ({ page }, use) => {
    await use(() => expectAccessible(page));
  },
});

export { expect } from "@playwright/test";
