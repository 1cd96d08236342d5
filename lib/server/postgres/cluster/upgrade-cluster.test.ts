import { readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDatabase } from "../database";
import { migrate } from "@/lib/server/store/migrate";
import { removeThrowaway, throwawayFolder } from "@/lib/server/store/testing/throwaway";
import { clusterMajor, findBinaries, findInstalled } from "./binaries";
import { initCluster } from "./create-cluster";
import { joinCluster } from "./join-cluster";
import { placeOf } from "./place";
import { upgradeCluster } from "./upgrade-cluster";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

let folder: string;
beforeEach(async () => {
  folder = await throwawayFolder();
});
afterEach(() => removeThrowaway(folder));

const joinHere = () => joinCluster(folder, new AbortController().signal);

async function ask(config: pg.PoolConfig, text: string): Promise<unknown[]> {
  const client = new pg.Client(config);
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}

/** A cluster of the oldest version that is here, with something in it. Returns that version. */
async function makeOld(): Promise<number> {
  const place = await placeOf(folder);
  const binaries = (await findInstalled(place, 15)) ?? (await findBinaries(place));
  await rename(await initCluster(place, binaries, ["--no-sync"]), place.cluster);
  const server = await joinHere();
  const database = openDatabase(server.config);
  await migrate(database);
  await database.query("insert into views values ('view-1', 'Ours', 'calls', 'range=7d', true, 0, 0)");
  await database.close();
  await server.leave();
  return binaries.major;
}

describe("upgradeCluster", () => {
  it("moves all to the newest version, and keeps the old files until that has been started", async () => {
    const old = await makeOld();
    expect(await upgradeCluster(folder, () => undefined, true)).toEqual({ from: old, to: 18 });
    expect((await readdir(folder)).sort()).toEqual(["postgres", "postgres.old"]);
    expect(await clusterMajor(join(folder, "postgres.old"))).toBe(old);

    const server = await joinHere();
    expect(await ask(server.config, "select name from views")).toEqual([{ name: "Ours" }]);
    expect(await readdir(folder)).toEqual(["postgres"]);
    await server.leave();
    expect(await upgradeCluster(folder, () => undefined)).toEqual({ from: 18, to: 18 });
  });

  it("does nothing while somebody uses the mirror", async () => {
    await makeOld();
    const server = await joinHere();
    await expect(upgradeCluster(folder, () => undefined, true)).rejects.toThrow("stop Callboard everywhere");
    expect(await readdir(folder)).toEqual(["postgres"]);
    await server.leave();
  });

  it("takes the old files back where it was killed before the new ones had their place", async () => {
    await makeOld();
    await rename(join(folder, "postgres"), join(folder, "postgres.old"));
    // Of a process that has ended.
    await writeFile(join(folder, "postgres.upgrading"), "4194304");
    const server = await joinHere();
    expect(await ask(server.config, "select name from views")).toEqual([{ name: "Ours" }]);
    expect(await readdir(folder)).toEqual(["postgres"]);
    await server.leave();
  });
});
