// @ts-check
import { readFile, rm, writeFile } from "node:fs/promises";
import { Mistake } from "./main.mjs";
import { inRoot, root } from "./root.mjs";
import { runNode } from "./run.mjs";
import { hashSources } from "./sources.mjs";

/** Next's own program. */
export const next = inRoot("node_modules", "next", "dist", "bin", "next");

/** Says which sources `.next` was built from. */
const stamp = inRoot(".next", "callboard-sources");

/**
 * Builds for production.
 * @throws {Mistake} where the build fails
 */
export async function build() {
  // Taken before: what is edited during the build is built the next time.
  const hash = await hashSources(root);
  await rm(stamp, { force: true });
  // Any other NODE_ENV would give a mixed build.
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const { code } = await runNode(next, ["build"], { seconds: 420, env });
  if (code !== 0) throw new Mistake("The production build failed: see the message above.");
  await writeFile(stamp, hash);
}

/** Builds for production where the sources changed since the last time. */
export async function ensureBuilt() {
  const built = await readFile(stamp, "utf8").catch(() => "");
  if (built === (await hashSources(root))) return;
  console.log("Building …");
  await build();
}
