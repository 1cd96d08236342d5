import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { browserCounts, countTests, unitCounts } from "./counts.mjs";

let folder = "";
const report = () => join(folder, "report.json");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "callboard-counts-"));
});
afterEach(() => rm(folder, { recursive: true }));

it("counts unit tests", async () => {
  await writeFile(report(), JSON.stringify({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1 }));
  expect(await countTests(report(), unitCounts, false)).toEqual({ passed: 7, failed: 2 });
});

it("counts a skipped browser test, and one that is not steady, as failed", async () => {
  await writeFile(report(), JSON.stringify({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } }));
  expect(await countTests(report(), browserCounts, false)).toEqual({ passed: 4, failed: 4 });
});

it("counts a run that failed without a failed test", async () => {
  await writeFile(report(), JSON.stringify({ numPassedTests: 7, numFailedTests: 0 }));
  expect(await countTests(report(), unitCounts, false)).toEqual({ passed: 7, failed: 1 });
});

it("counts a run without a report, and one without a test", async () => {
  expect(await countTests(report(), unitCounts, true)).toEqual({ passed: 0, failed: 1 });
  await writeFile(report(), JSON.stringify({ stats: {} }));
  expect(await countTests(report(), browserCounts, true)).toEqual({ passed: 0, failed: 1 });
});
