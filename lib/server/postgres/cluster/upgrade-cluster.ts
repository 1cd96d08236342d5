import "server-only";
import { rename, rm } from "node:fs/promises";
import { copyStore, type Report } from "../copy/copy-store";
import { StoreError } from "../store-error";
import { clusterMajor, findBinaries, type Binaries } from "./binaries";
import { startPostgres, stopPostgres } from "./control";
import { account, flush, initCluster } from "./create-cluster";
import { formerOf, markUpgrade, removeFormer, unmarkUpgrade } from "./former-cluster";
import { joinCluster } from "./join-cluster";
import { placeOf, type Place } from "./place";
import { socketFolder } from "./socket-folder";

/** A cluster of the version of `binaries`, filled from a server that is in use, and stopped. Returns its folder. */
async function fillAnew(
  place: Place,
  binaries: Binaries,
  from: Parameters<typeof copyStore>[0],
  report: Report,
): Promise<string> {
  const part = { ...place, cluster: await initCluster(place, binaries) };
  try {
    await startPostgres(part, binaries);
    await copyStore(from, { host: await socketFolder(part), ssl: false, ...account }, report);
  } catch (error) {
    await stopPostgres(part, binaries);
    await rm(part.cluster, { recursive: true, force: true });
    throw error;
  }
  await stopPostgres(part, binaries);
  return part.cluster;
}

async function swap(place: Place, part: string): Promise<void> {
  await removeFormer(place);
  await rename(place.cluster, formerOf(place));
  await rename(part, place.cluster);
  await flush(place.home);
}

/** Copies all into a new cluster and puts that in the place of the old one. */
async function replace(folder: string, place: Place, binaries: Binaries, report: Report): Promise<void> {
  const server = await joinCluster(folder, new AbortController().signal);
  let part: string | undefined;
  await server.leave(async () => {
    part = await fillAnew(place, binaries, server.config, report);
  });
  if (part === undefined) {
    throw new StoreError("Other processes use the mirror: stop Callboard everywhere, and try again.");
  }
  await swap(place, part);
}

/**
 * Moves our own PostgreSQL in `folder` up to the newest version whose programs are here. The old cluster stays beside
 * the new one until that has been started.
 * @param again also where it is the newest already: all is written anew
 * @returns the old and the new major version; the same where there was nothing to do
 * @throws StoreError
 */
export async function upgradeCluster(
  folder: string,
  report: Report,
  again = false,
): Promise<{ from: number; to: number }> {
  const place = await placeOf(folder);
  const from = await clusterMajor(place.cluster);
  if (from === undefined) throw new StoreError(`There is no mirror in ${place.cluster}.`);
  // As if there were no cluster yet.
  const binaries = await findBinaries({ ...place, cluster: `${place.cluster}.new` });
  const to = Math.max(from, binaries.major);
  if (to === from && !again) return { from, to };
  await markUpgrade(place);
  try {
    await replace(folder, place, binaries, report);
  } finally {
    await unmarkUpgrade(place);
  }
  return { from, to };
}
