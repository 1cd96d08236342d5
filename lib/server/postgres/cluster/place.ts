import "server-only";
import { createHash } from "node:crypto";
import { lstat, mkdir, readlink, realpath, stat, symlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { ownerOf, type Owner } from "./owner";

/** Where a cluster is, and whose it is. */
export interface Place {
  /** The folder beside whose other contents the cluster stands: what belongs to it may be put here. */
  home: string;
  /** The folder of the cluster itself. */
  cluster: string;
  owner: Owner | undefined;
}

/** Whether the owner may enter a folder, which takes leave to enter all that it lies in. */
async function canEnter(owner: Owner, folder: string): Promise<boolean> {
  const { mode, uid, gid } = await stat(folder);
  const bit = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  const parent = dirname(folder);
  return parent === folder || canEnter(owner, parent);
}

/** Where a link at `path` leads; undefined where there is no link. */
async function linked(path: string): Promise<string | undefined> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isSymbolicLink() ? resolve(dirname(path), await readlink(path)) : undefined;
}

/**
 * The place of the cluster of a data folder: in it, or, where its owner cannot enter that (a clone in /root), in
 * /var/lib/callboard, to which a link then leads.
 * @throws StoreError
 */
export async function placeOf(folder: string): Promise<Place> {
  await mkdir(folder, { recursive: true });
  const data = await realpath(folder);
  const path = join(data, "postgres");
  const elsewhere = await linked(path);
  const cluster = elsewhere ?? path;
  const owner = await ownerOf(cluster);
  if (owner === undefined || elsewhere !== undefined || (await canEnter(owner, data))) {
    return { home: dirname(cluster), cluster, owner };
  }
  const name = createHash("sha256").update(data).digest("hex").slice(0, 12);
  const home = join("/var/lib/callboard", name);
  await mkdir(home, { recursive: true, mode: 0o755 });
  await symlink(join(home, "postgres"), path);
  return { home, cluster: join(home, "postgres"), owner };
}
