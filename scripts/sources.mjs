// @ts-check
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** What a production build is made of. */
const parts = [
  "app",
  "components",
  "instrumentation.ts",
  "lib",
  "next.config.mjs",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "public",
  "scripts/empty-module.cjs",
  "tsconfig.json",
];

/**
 * Tests and the sandbox are no part of the product.
 * @param {string} path relative, with slashes
 */
function isBuilt(path) {
  return !/\.test\.tsx?$|^lib\/sandbox\//.test(path);
}

/**
 * @param {string} path
 * @returns {Promise<string[]>} the files at or below a path
 */
async function filesAt(path) {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOTDIR") return [path];
    if (code === "ENOENT") return [];
    throw error;
  }
}

/**
 * A hash over names and contents of all that a production build is made of.
 * @param {string} folder the project's
 */
export async function hashSources(folder) {
  const files = (await Promise.all(parts.map((part) => filesAt(join(folder, part))))).flat();
  const named = files.map((file) => ({ file, path: relative(folder, file).split(sep).join("/") }));
  const hash = createHash("sha256");
  for (const { file, path } of named
    .filter(({ path }) => isBuilt(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const content = createHash("sha256")
      .update(await readFile(file))
      .digest("hex");
    hash.update(`${path}\0${content}\n`);
  }
  return hash.digest("hex");
}
