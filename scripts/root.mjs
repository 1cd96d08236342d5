// @ts-check
import { join } from "node:path";
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
