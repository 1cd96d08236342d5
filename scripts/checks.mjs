// @ts-check
import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import { next } from "./production-build.mjs";
import { inRoot } from "./root.mjs";
import { runNode } from "./run.mjs";

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {readonly (readonly string[])[]} commands each a script of an installed package with its arguments
 * @property {Record<string, string | undefined>} [env]
 * @property {boolean} [talks] its output is worth reading also where all is well
 * @property {boolean} [afterBuild] it writes into the folder of the build
 */

/** Where vitest writes what it counted. */
export const unitReport = inRoot("test-results", "unit.json");

/** @param {...string} parts */
const tool = (...parts) => inRoot("node_modules", ...parts);

/**
 * What asks the database also has to run on the oldest version that is supported, where that is installed.
 * @type {readonly Check[]}
 */
const onOldest = existsSync("/usr/lib/postgresql/15/bin/postgres")
  ? [
      {
        name: "store on PostgreSQL 15",
        commands: [
          [
            tool("vitest", "vitest.mjs"),
            "run",
            "lib/server/store/",
            "--exclude=lib/server/postgres/cluster/**",
            "--exclude=lib/server/postgres/keep-open.test.ts",
          ],
        ],
        env: { NODE_ENV: "test", CALLBOARD_TEST_POSTGRES: "15" },
      },
    ]
  : [];

/**
 * The longest first, so that those that run at the same time end together.
 * @type {readonly Check[]}
 */
const checks = [
  {
    name: "unit tests",
    commands: [
      [
        tool("vitest", "vitest.mjs"),
        "run",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${unitReport}`,
      ],
    ],
    env: { NODE_ENV: "test" },
    talks: true,
  },
  { name: "lint", commands: [[tool("eslint", "bin", "eslint.js"), "--max-warnings=0", "."]] },
  {
    name: "types",
    // Pages are typed by their routes, which Next writes down first.
    commands: [
      [next, "typegen"],
      [tool("typescript", "bin", "tsc"), "--noEmit"],
    ],
    afterBuild: true,
  },
  {
    name: "format",
    commands: [[tool("prettier", "bin", "prettier.cjs"), "--check", "--log-level=warn", "."]],
  },
  ...onOldest,
  { name: "unused code", commands: [[tool("knip", "bin", "knip.js")]] },
];

/**
 * @param {Check} check
 * @returns {Promise<boolean>} whether it passed
 */
async function runCheck({ name, commands, env = {}, talks = false }) {
  let output = "";
  let seconds = 0;
  let passed = true;
  for (const [script = "", ...args] of commands) {
    const color = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
    const result = await runNode(script, args, { seconds: 1800, quiet: true, env: { ...color, ...env } });
    output += result.output;
    seconds += result.seconds;
    passed = result.code === 0;
    if (!passed) break;
  }
  console.log(`${passed ? "✓" : "✗"} ${name} (${seconds.toFixed(1)} s)`);
  if (!passed || talks) console.log(output.trim().replace(/^/gm, "  "));
  return passed;
}

/**
 * Runs all checks and prints each with its output as it ends.
 * @param {{ building?: Promise<unknown>, atOnce?: number }} [options] a build that runs at the same time, and how many
 *   checks run at once
 * @returns {Promise<string[]>} the names of those that failed
 */
export async function runChecks({ building, atOnce = Math.min(3, availableParallelism()) } = {}) {
  await rm(unitReport, { force: true });
  await mkdir(dirname(unitReport), { recursive: true });
  const waiting = [...checks];
  /** @type {string[]} */
  const failed = [];
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (check.afterBuild) await building;
      if (!(await runCheck(check))) failed.push(check.name);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return failed;
}
