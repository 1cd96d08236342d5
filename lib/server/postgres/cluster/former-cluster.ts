import "server-only";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { StoreError } from "../store-error";
import { clusterMajor } from "./binaries";
import type { Place } from "./place";
import { isAlive } from "./processes";

/** Where an upgrade leaves the old cluster until the new one has been started. */
export const formerOf = ({ cluster }: Place) => `${cluster}.old`;

/** Holds the number of the process that is upgrading. */
const markOf = ({ cluster }: Place) => `${cluster}.upgrading`;

/** Keeps others from starting the server while its folder changes its name. */
export async function markUpgrade(place: Place): Promise<void> {
  await writeFile(markOf(place), String(process.pid));
}

export async function unmarkUpgrade(place: Place): Promise<void> {
  await rm(markOf(place), { force: true });
}

/** @throws StoreError while another process upgrades the cluster */
export async function requireNoUpgrade(place: Place): Promise<void> {
  const text = await readFile(markOf(place), "utf8").catch(() => undefined);
  const pid = Number(text);
  if (text === undefined || pid === process.pid) return;
  if (isAlive(pid)) throw new StoreError("The mirror is being upgraded: wait for that to end.");
  await unmarkUpgrade(place);
}

/** Takes back the old cluster where an upgrade was killed before the new one had its place. */
export async function restoreFormer(place: Place): Promise<void> {
  const former = formerOf(place);
  const [there, old] = [await clusterMajor(place.cluster), await clusterMajor(former)];
  if (there === undefined && old !== undefined) await rename(former, place.cluster);
}

/** Removes the old cluster, as the new one has been started. */
export async function removeFormer(place: Place): Promise<void> {
  await rm(formerOf(place), { recursive: true, force: true });
}
