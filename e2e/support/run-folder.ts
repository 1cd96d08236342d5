import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { appPort } from "./addresses";

function makeFolder(): string {
  mkdirSync("test-results", { recursive: true });
  return mkdtempSync(join("test-results", "run-"));
}

/** The folder of this run. `scripts/browser-tests.mjs` makes one and removes it. */
const folder = (process.env.E2E_FOLDER ??= makeFolder());

/** Where the app keeps its data. Each app has a port of its own: what an earlier one left is not its data. */
export const dataFolder = join(folder, `app-${appPort}`);

/** Where Playwright writes traces. */
export const outputFolder = join(folder, "output");
