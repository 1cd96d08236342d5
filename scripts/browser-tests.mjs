// @ts-check
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { onStop } from "./children.mjs";
import { browserCounts, countTests } from "./counts.mjs";
import { freePort } from "./ports.mjs";
import { inRoot } from "./root.mjs";
import { runNode } from "./run.mjs";

/**
 * Runs Playwright once, with servers of its own.
 * @param {readonly string[]} args
 * @param {string} folder for the data of the app, and for traces
 * @param {string} [report] path of the JSON report
 * @returns {Promise<boolean>} whether all tests passed
 */
async function runPlaywright(args, folder, report) {
  const appPort = String(await freePort());
  const env = {
    E2E_APP_PORT: appPort,
    E2E_SANDBOX_PORT: String(await freePort()),
    E2E_FOLDER: folder,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    NODE_ENV: "test",
  };
  const cli = inRoot("node_modules", "@playwright", "test", "cli.js");
  // SIGINT is the only signal at which Playwright stops its servers too.
  const { code } = await runNode(cli, ["test", ...args], { seconds: 1_830, env, stopSignal: "SIGINT" });
  await rm(join(folder, `app-${appPort}`), { recursive: true, force: true });
  return code === 0;
}

/**
 * Runs the browser tests against the production build that is there. Failed tests run once more, only to record a
 * trace: the result of the second run does not count.
 * @param {readonly string[]} args for Playwright, such as a file or `--project=phone`
 * @returns {Promise<import("./counts.mjs").Counts>}
 */
export async function runBrowserTests(args) {
  await mkdir(inRoot("test-results"), { recursive: true });
  const folder = await mkdtemp(inRoot("test-results", "run-"));
  const report = join(folder, "report.json");
  const ok = await runPlaywright(args, folder, report);
  const counts = await countTests(report, browserCounts, ok);
  if (ok) await rm(folder, { recursive: true });
  else if (!onStop.stopping) {
    console.log(`The failed tests run again to record traces in ${folder}. The result stays.`);
    await runPlaywright([...args, "--last-failed", "--trace=on", "--max-failures=5"], folder);
  }
  return counts;
}
