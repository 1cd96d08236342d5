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

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {boolean} whether no account is configured, so that the sandbox is started
 * @throws {Mistake} if half of an account is set
 */
export function wantsSandbox(env) {
  const token = (env.HIGHLEVEL_TOKEN ?? "").trim() !== "";
  const location = (env.HIGHLEVEL_LOCATION_ID ?? "").trim() !== "";
  const isListed = (env.CALLBOARD_CONFIG ?? "").trim() !== "" || existsSync(inRoot("callboard.config.json"));
  if (token === location) return !token && !isListed;
  const [missing, present] = token
    ? ["HIGHLEVEL_LOCATION_ID", "HIGHLEVEL_TOKEN"]
    : ["HIGHLEVEL_TOKEN", "HIGHLEVEL_LOCATION_ID"];
  throw new Mistake(
    `${missing} is missing, while ${present} is set: set both to see your own calls, or neither for the sandbox.`,
  );
}
