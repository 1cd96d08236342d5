// @ts-check
import { readFile } from "node:fs/promises";

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {number}
 */
function numberIn(value, name) {
  const found = /** @type {Record<string, unknown>} */ (value)[name];
  return typeof found === "number" ? found : 0;
}

/**
 * @param {object} report vitest's
 * @returns {Counts}
 */
export function unitCounts(report) {
  return { passed: numberIn(report, "numPassedTests"), failed: numberIn(report, "numFailedTests") };
}

/**
 * A browser test that was skipped, or that passed only the second time, has not passed.
 * @param {object} report Playwright's
 * @returns {Counts}
 */
export function browserCounts(report) {
  const stats = "stats" in report && typeof report.stats === "object" ? (report.stats ?? {}) : {};
  return {
    passed: numberIn(stats, "expected"),
    failed: numberIn(stats, "unexpected") + numberIn(stats, "flaky") + numberIn(stats, "skipped"),
  };
}

/**
 * Counts what a run of tests reported. One that failed without a failed test, as where a file does not compile, or
 * that reported no test at all, counts as one that failed.
 * @param {string} path of the report
 * @param {(report: object) => Counts} read
 * @param {boolean} ok whether the run ended well
 * @returns {Promise<Counts>}
 */
export async function countTests(path, read, ok) {
  /** @type {Counts} */
  let counts = { passed: 0, failed: 0 };
  try {
    counts = read(JSON.parse(await readFile(path, "utf8")));
  } catch {
    // No report: the run ended before its first test.
  }
  const silent = counts.failed === 0 && (!ok || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}
