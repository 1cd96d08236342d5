// @ts-check
import { existsSync } from "node:fs";
import { Mistake } from "./main.mjs";
import { inRoot } from "./root.mjs";

/**
 * Adds what the files say and the environment does not: the same files in the same order as Next reads.
 * @param {"development" | "production"} mode
 */
export function loadEnvFiles(mode) {
  for (const name of [`.env.${mode}.local`, ".env.local", `.env.${mode}`, ".env"]) {
    try {
      process.loadEnvFile(inRoot(name));
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
  }
}

/** The two variables without which each provider has no account. */
const accounts = /** @type {const} */ ([
  ["HIGHLEVEL_TOKEN", "HIGHLEVEL_LOCATION_ID"],
  ["TELZINO_CLIENT_ID", "TELZINO_CLIENT_SECRET"],
]);

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {boolean} whether no account is configured, so that the sandbox is started
 * @throws {Mistake} if half of an account is set
 */
export function wantsSandbox(env) {
  const isListed = (env.CALLBOARD_CONFIG ?? "").trim() !== "" || existsSync(inRoot("callboard.config.json"));
  let isGiven = false;
  for (const names of accounts) {
    const present = names.filter((name) => (env[name] ?? "").trim() !== "");
    if (present.length === 1) {
      const missing = names.find((name) => name !== present[0]);
      throw new Mistake(
        `${missing} is missing, while ${present[0]} is set: set both to see your own calls, or neither for the sandbox.`,
      );
    }
    if (present.length === 2) isGiven = true;
  }
  return !isGiven && !isListed;
}
