// @ts-check
// `npm test`: all that has to hold before a change is accepted, on a bare clone. Arguments go to the browser tests.
import { availableParallelism } from "node:os";
import { runBrowserTests } from "./browser-tests.mjs";
import { runChecks, unitReport } from "./checks.mjs";
import { countTests, unitCounts } from "./counts.mjs";
import { ensureInstalled } from "./install.mjs";
import { main } from "./main.mjs";
import { requireNodeVersion } from "./node-version.mjs";
import { ensureBuilt } from "./production-build.mjs";

requireNodeVersion();

/**
 * @param {() => Promise<void>} step
 * @returns {Promise<boolean>} whether it ended well; why not is printed
 */
async function succeeds(step) {
  try {
    await step();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

/** @returns {Promise<import("./counts.mjs").Counts & { steps: string[] }>} with the steps that failed */
async function test() {
  if (!(await succeeds(ensureInstalled))) return { passed: 0, failed: 1, steps: ["install"] };

  // Browser tests wait for pages half of the time: the checks run meanwhile, one at a time.
  const building = succeeds(ensureBuilt);
  const checking = runChecks({ building, atOnce: Math.max(1, availableParallelism() - 1) });
  const built = await building;
  const browser = built ? await runBrowserTests(process.argv.slice(2)) : { passed: 0, failed: 1 };
  const checks = await checking;
  const unit = await countTests(unitReport, unitCounts, !checks.includes("unit tests"));
  // The unit tests are counted one by one.
  const failed = checks.filter((step) => step !== "unit tests").length + unit.failed + browser.failed;
  const last = built ? "browser tests" : "build";
  return {
    passed: unit.passed + browser.passed,
    failed,
    steps: browser.failed > 0 ? [...checks, last] : checks,
  };
}

await main(async () => {
  const { passed, failed, steps } = await test();
  if (steps.length > 0) console.log(`Failed: ${steps.join(", ")}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
