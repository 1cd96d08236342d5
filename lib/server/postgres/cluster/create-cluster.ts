import "server-only";
import { appendFile, mkdtemp, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StoreError } from "../store-error";
import type { Binaries } from "./binaries";
import { stopPostgres } from "./control";
import { giveTo } from "./owner";
import { isAlive } from "./processes";
import type { Place } from "./place";
import { run } from "./run";

/** The user and the database that a cluster begins with. */
export const account = { user: "callboard", database: "postgres" } as const;

const access = "# Who may enter the folder of the socket may connect.\nlocal all all trust\n";

/** Since version 17 PostgreSQL brings its own locale, which no update of the system can change under an index. */
const locale = (major: number) =>
  major >= 17 ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : ["--locale=C"];

/** Removes what is left of attempts that were killed. */
async function removeParts(place: Place, binaries: Binaries): Promise<void> {
  for (const name of await readdir(place.home)) {
    const pid = Number(/^postgres\.new-(\d+)-/.exec(name)?.[1]);
    if (!(pid > 0) || isAlive(pid)) continue;
    const part = join(place.home, name);
    // An upgrade that was killed leaves a server on it.
    await stopPostgres({ ...place, cluster: part }, binaries);
    // The `initdb` of a process that was killed may still write, until it misses its files.
    await rm(part, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** Makes what was renamed in a folder outlive a power cut. */
export async function flush(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

/**
 * Makes a cluster under another name in `home`, where a process that is killed leaves nothing that looks whole.
 * @param options more for `initdb`
 * @returns its folder
 * @throws StoreError
 */
export async function initCluster(
  place: Place,
  binaries: Binaries,
  options: readonly string[] = [],
): Promise<string> {
  const { home, owner } = place;
  const { bin, major } = binaries;
  await removeParts(place, binaries);
  const part = await mkdtemp(join(home, `postgres.new-${process.pid}-`));
  await giveTo(owner, part);
  const user = ["-U", account.user, "-A", "trust"];
  const args = ["-D", part, ...user, "-E", "UTF8", ...locale(major), "-k", "--no-instructions", ...options];
  const { code } = await run(join(bin, "initdb"), args, owner);
  if (code !== 0) {
    await rm(part, { recursive: true, force: true });
    throw new StoreError(
      `PostgreSQL could not lay out its files in ${home}: see that there is room on the disk, and that the folder may be written to.`,
    );
  }
  await writeFile(join(part, "pg_hba.conf"), access);
  await appendFile(join(part, "postgresql.conf"), "\ninclude = 'callboard.conf'\n");
  return part;
}

/**
 * Makes the cluster of a place; where another process is faster, that one's stays.
 * @throws StoreError
 */
export async function createCluster(place: Place, binaries: Binaries): Promise<void> {
  const there: string[] = await readdir(place.cluster).catch(() => []);
  if (there.length > 0 && !there.includes("PG_VERSION")) {
    throw new StoreError(`${place.cluster} holds something else than the mirror: move that away.`);
  }
  const part = await initCluster(place, binaries);
  try {
    await rename(part, place.cluster);
    await flush(place.home);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
  }
}
