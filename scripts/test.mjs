// @ts-check
// `npm test`: all that has to hold before a change is accepted, on a bare clone. Arguments go to the browser tests.
import { browserReport, runBrowserTests } from "./browser-tests.mjs";
import { runChecks, unitReport } from "./checks.mjs";
import { browserCounts, countTests, unitCounts } from "./counts.mjs";
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

  const steps = await runChecks();
  const unit = await countTests(unitReport, unitCounts, !steps.includes("unit tests"));
  // The unit tests are counted one by one.
  const checks = steps.filter((step) => step !== "unit tests").length;
  const sum = { passed: unit.passed, failed: unit.failed + checks, steps };

  if (!(await succeeds(ensureBuilt))) return { ...sum, failed: sum.failed + 1, steps: [...steps, "build"] };

  let ok = false;
  await succeeds(async () => {
    ok = await runBrowserTests(process.argv.slice(2));
  });
  const browser = await countTests(browserReport, browserCounts, ok);
  return {
    passed: sum.passed + browser.passed,
    failed: sum.failed + browser.failed,
    steps: browser.failed > 0 ? [...steps, "browser tests"] : steps,
  };
}

await main(async () => {
  const { passed, failed, steps } = await test();
  if (steps.length > 0) console.log(`Failed: ${steps.join(", ")}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
