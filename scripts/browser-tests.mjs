// @ts-check
import { rm } from "node:fs/promises";
import { freePort } from "./ports.mjs";
import { inRoot } from "./root.mjs";
import { runNode } from "./run.mjs";

/** Where Playwright writes what it counted. */
export const browserReport = inRoot("test-results", "browser.json");

/**
 * Runs the browser tests against the production build that is there.
 * @param {readonly string[]} args for Playwright, such as a file or `--project=phone`
 * @returns {Promise<boolean>} whether all passed
 */
export async function runBrowserTests(args) {
  await rm(browserReport, { force: true });
  const env = {
    E2E_APP_PORT: String(await freePort()),
    E2E_SANDBOX_PORT: String(await freePort()),
    E2E_MIRROR_PORT: String(await freePort()),
    E2E_MIRROR_SANDBOX_PORT: String(await freePort()),
    PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport,
    NODE_ENV: "test",
  };
  const cli = inRoot("node_modules", "@playwright", "test", "cli.js");
  const { code } = await runNode(cli, ["test", ...args], {
    seconds: 2730,
    env,
    // The only one at which it stops its servers too.
    stopSignal: "SIGINT",
  });
  return code === 0;
}
