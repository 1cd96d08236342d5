// @ts-check
import { readFile } from "node:fs/promises";
import { Mistake } from "./main.mjs";
import { inRoot } from "./root.mjs";
import { run, runNode } from "./run.mjs";

/**
 * @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 */

/**
 * Whether what npm installed is what the lock asks for. Only optional packages may be absent, as those for other
 * platforms are; development packages may not.
 * @param {Lock} lock package-lock.json
 * @param {Lock} installed npm's own record, which it writes when an installation is complete
 */
export function fitsLock(lock, installed) {
  const wanted = lock.packages ?? {};
  const present = installed.packages ?? {};
  const complete = Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === "") return true;
    const found = present[path];
    return found === undefined ? optional === true : found.version === version;
  });
  return complete && Object.keys(present).every((path) => path in wanted);
}

/**
 * @param {string} path
 * @returns {Promise<Lock | undefined>}
 */
async function readLock(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return undefined;
  }
}

async function isInstalled() {
  const lock = await readLock(inRoot("package-lock.json"));
  const installed = await readLock(inRoot("node_modules", ".package-lock.json"));
  return lock !== undefined && installed !== undefined && fitsLock(lock, installed);
}

/**
 * Installs what package-lock.json says, where that is not what is there.
 * @throws {Mistake} where npm cannot
 */
export async function ensureInstalled() {
  if (await isInstalled()) return;
  console.log("Installing packages (npm ci) …");
  // Types, styles and the compiler are development packages: NODE_ENV=production must not leave them out.
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const options = { seconds: 600, env: { NODE_ENV: undefined } };
  const { code } = npm?.endsWith(".js") ? await runNode(npm, args, options) : await run("npm", args, options);
  if (code !== 0) throw new Mistake("The packages could not be installed: see npm's message above.");
}
