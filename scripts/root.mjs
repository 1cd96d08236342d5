// @ts-check
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project; the scripts work from wherever they are called. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * @param {...string} parts
 * @returns {string} a path in the project
 */
export function inRoot(...parts) {
  return join(root, ...parts);
}

/**
 * @param {Readonly<Record<string, string | undefined>>} [env]
 * @returns {string} the folder for what Callboard keeps
 */
export function dataFolder(env = process.env) {
  return resolve(root, env.CALLBOARD_DATA_DIR?.trim() || ".data");
}
