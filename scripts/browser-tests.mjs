// @ts-check
import { rm } from "node:fs/promises";
import { Mistake } from "./main.mjs";
import { freePort } from "./ports.mjs";
import { inRoot } from "./root.mjs";
import { run, runNode } from "./run.mjs";

/** Where Playwright writes what it counted. */
export const browserReport = inRoot("test-results", "browser.json");

/**
 * Finds the browser once for all workers.
 * @returns {Promise<Record<string, string>>} variables by which the tests find it
 * @throws {Mistake} where there is none
 */
async function browserVariables() {
  const args = ["--import", "tsx", "e2e/support/find-browser.ts"];
  const { code, output } = await run(process.execPath, args, { seconds: 120, quiet: true });
  const line = output.split("\n").find((text) => text.startsWith('{"E2E_'));
  if (code !== 0 || line === undefined) throw new Mistake(output.trim());
  return JSON.parse(line);
}

/**
 * Runs the browser tests against the production build that is there.
 * @param {readonly string[]} args for Playwright, such as a file or `--project=phone`
 * @returns {Promise<boolean>} whether all passed
 */
export async function runBrowserTests(args) {
  await rm(browserReport, { force: true });
  const env = {
    ...(await browserVariables()),
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
