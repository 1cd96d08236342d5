import "server-only";
import { access, chmod, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { findBinaries, findInstalled, type Binaries } from "@/lib/server/postgres/cluster/binaries";
import { startPostgres, stopPostgres } from "@/lib/server/postgres/cluster/control";
import { account, initCluster } from "@/lib/server/postgres/cluster/create-cluster";
import { readPidFile } from "@/lib/server/postgres/cluster/pid-file";
import { placeOf, type Place } from "@/lib/server/postgres/cluster/place";
import { isAlive } from "@/lib/server/postgres/cluster/processes";
import { socketFolder } from "@/lib/server/postgres/cluster/socket-folder";

/** A PostgreSQL that lives as long as some tests. */
export interface ThrowawayServer {
  /** Folder of its unix socket. */
  host: string;
  user: string;
  close(): Promise<void>;
}

/** What a power cut costs is no matter here, and many tests use it at once. */
const settings = { fsync: false, synchronous_commit: false, full_page_writes: false, max_connections: 200 };

// Short, as the name of the socket is in it.
const folders = "/tmp";
const name = /^callboard-test-(\d+)-/;

/** A folder that the runs to come remove if this process cannot. */
export async function throwawayFolder(): Promise<string> {
  const folder = await mkdtemp(join(folders, `callboard-test-${process.pid}-`));
  await chmod(folder, 0o755);
  return folder;
}

/** Stops the server of a folder, if there is one, and removes both. */
export async function removeThrowaway(folder: string): Promise<void> {
  const place = await placeOf(folder);
  if ((await readPidFile(place.cluster)) !== undefined) await stopPostgres(place, await findBinaries(place));
  await rm(folder, { recursive: true, force: true });
}

/** Removes what tests left that were killed. */
export async function removeOrphans(): Promise<void> {
  for (const found of await readdir(folders)) {
    const pid = Number(name.exec(found)?.[1]);
    if (pid > 0 && !isAlive(pid)) await removeThrowaway(join(folders, found)).catch(() => undefined);
  }
}

async function start(place: Place, binaries: Binaries): Promise<void> {
  const part = await initCluster(place, binaries, ["--no-sync"]);
  await rename(part, place.cluster);
  await startPostgres(place, binaries, settings);
}

/** Those of the built-in server, or those of the version that `CALLBOARD_TEST_POSTGRES` asks for. */
async function binariesFor(place: Place): Promise<Binaries> {
  const major = process.env["CALLBOARD_TEST_POSTGRES"];
  if (major === undefined) return findBinaries(place);
  const installed = await findInstalled(place, Number(major));
  if (installed === undefined) throw new Error(`PostgreSQL ${major} is not installed.`);
  return installed;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * The address of the server in a folder that several processes share: the first of them starts it, and nobody but
 * `removeThrowaway` stops it.
 */
export async function shareThrowaway(folder: string): Promise<pg.PoolConfig> {
  const place = await placeOf(folder);
  const [ready, failed] = [join(folder, "ready"), join(folder, "failed")];
  // Who makes this folder is the first.
  const first = await mkdir(join(folder, "first")).then(
    () => true,
    () => false,
  );
  if (first) {
    try {
      await start(place, await binariesFor(place));
      await mkdir(ready);
    } catch (error) {
      await mkdir(failed);
      throw error;
    }
  }
  while (!(await exists(ready))) {
    if (await exists(failed)) throw new Error("The PostgreSQL of the tests could not be started.");
    await pause(25);
  }
  return { host: await socketFolder(place), ...account };
}

/** Starts a PostgreSQL of the kind that Callboard runs by itself, but for its durability. */
export async function startThrowawayServer(): Promise<ThrowawayServer> {
  const folder = await throwawayFolder();
  const { host = "", user = "" } = await shareThrowaway(folder);
  return { host, user, close: () => removeThrowaway(folder) };
}
