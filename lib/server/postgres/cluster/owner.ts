import "server-only";
import { chown, readFile, stat } from "node:fs/promises";
import { StoreError } from "../store-error";

/** The user that a server runs as and that its files belong to; absent: the user of this process. */
export interface Owner {
  uid: number;
  gid: number;
}

const isRoot = () => process.getuid?.() === 0;

async function lookUp(names: readonly string[]): Promise<Owner | undefined> {
  const users = (await readFile("/etc/passwd", "utf8").catch(() => "")).split("\n");
  for (const wanted of names) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${wanted}:`))?.split(":") ?? [];
    if (Number(uid) > 0 && Number(gid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

/**
 * Who owns the cluster in `folder`, or is to own the one that is made there: PostgreSQL refuses to run as root.
 * @throws StoreError where this process is root and there is nobody else
 */
export async function ownerOf(folder: string): Promise<Owner | undefined> {
  if (!isRoot()) return undefined;
  const found = await stat(folder).catch(() => undefined);
  if (found !== undefined && found.uid !== 0) return { uid: found.uid, gid: found.gid };
  const owner = await lookUp(["postgres", "nobody"]);
  if (owner !== undefined) return owner;
  throw new StoreError(
    "PostgreSQL does not run as root, and there is neither a user postgres nor nobody. Run Callboard as another user, or set DATABASE_URL.",
  );
}

/** Hands a file or folder that this process made to the owner. */
export async function giveTo(owner: Owner | undefined, path: string): Promise<void> {
  if (owner !== undefined) await chown(path, owner.uid, owner.gid);
}
