// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "./root.mjs";

/** What decides which calls there are, beside the epoch. */
const deciding = [
  "SANDBOX_CALLS",
  "SANDBOX_TELZINO_CALLS",
  "SANDBOX_LEADWAY_CALLS",
  "SANDBOX_SEED",
  "SANDBOX_TIME_ZONE",
  "SANDBOX_LONGEST",
];

/**
 * The settings with which a sandbox has the same calls as at its last start, and those that came since: what the mirror
 * holds of them stays true. With other settings it is another account.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {number} [now] ms since the epoch
 */
export function sandboxEpoch(env, now = Date.now()) {
  const folder = dataFolder(env);
  const file = join(folder, "sandbox.json");
  const settings = Object.fromEntries(deciding.map((name) => [name, env[name]?.trim() ?? ""]));
  const known = read(file);
  // A setting that an earlier version did not know was not set.
  const same =
    known !== undefined && deciding.every((name) => (known.settings?.[name] ?? "") === settings[name]);
  const kept = same ? known : { settings, epoch: new Date(now).toISOString() };
  if (!same) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `${JSON.stringify(kept, undefined, 2)}\n`);
  }
  const account = `sandbox-${Date.parse(kept.epoch).toString(36)}`;
  return { SANDBOX_EPOCH: kept.epoch, SANDBOX_LOCATION_ID: account, SANDBOX_CLIENT_ID: account };
}

/**
 * @param {string} file
 * @returns {{ settings: Record<string, string>, epoch: string } | undefined} undefined for what is not ours
 */
function read(file) {
  try {
    const { settings, epoch } = JSON.parse(readFileSync(file, "utf8"));
    return Number.isNaN(Date.parse(epoch)) ? undefined : { settings, epoch };
  } catch {
    return undefined;
  }
}
