import "server-only";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StoreError } from "../store-error";
import type { Binaries } from "./binaries";
import { giveTo } from "./owner";
import { removeStalePidFile } from "./pid-file";
import type { Place } from "./place";
import { run } from "./run";
import { settingsFile, type Settings } from "./settings";
import { socketFolder } from "./socket-folder";

async function writeSettings({ cluster, owner }: Place, text: string): Promise<void> {
  const part = join(cluster, `callboard.conf.${process.pid}`);
  await writeFile(part, text, { mode: 0o600 });
  await giveTo(owner, part);
  await rename(part, join(cluster, "callboard.conf"));
}

/**
 * Starts the server of a cluster, which outlives this process, and returns when it answers.
 * @param settings instead of ours, or beside them
 * @throws StoreError where it does not come up, also because another process is just starting it
 */
export async function startPostgres(place: Place, { bin }: Binaries, settings: Settings = {}): Promise<void> {
  const { cluster, owner } = place;
  await removeStalePidFile(cluster);
  await writeSettings(place, settingsFile(await socketFolder(place), settings));
  // Until the server opens its log, its words go to a file.
  const args = ["start", "-D", cluster, "-w", "-t", "60", "-s", "-l", join(cluster, "start.log")];
  const { code } = await run(join(bin, "pg_ctl"), args, owner);
  if (code === 0) return;
  throw new StoreError(
    `Callboard's own PostgreSQL does not start: see start.log and the folder log in ${cluster}.`,
  );
}

/** Stops the server of a cluster, if one runs: what is under way is undone, what has been answered is kept. */
export async function stopPostgres({ cluster, owner }: Place, { bin }: Binaries): Promise<void> {
  await run(join(bin, "pg_ctl"), ["stop", "-D", cluster, "-m", "fast", "-w", "-t", "60", "-s"], owner);
}
