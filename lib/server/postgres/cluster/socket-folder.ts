import "server-only";
import { createHash } from "node:crypto";
import { lstat, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { StoreError } from "../store-error";
import { giveTo } from "./owner";
import type { Place } from "./place";

/** The address of a socket has room for 104 bytes at least, on macOS; the file's own name takes 19. */
const room = 104 - "/.s.PGSQL.5432.lock".length - 1;

/**
 * The folder of the server's socket, which only its owner may enter: the cluster itself, or, where its path is too
 * long for a socket, one in /tmp.
 * @throws StoreError
 */
export async function socketFolder({ cluster, owner }: Place): Promise<string> {
  if (Buffer.byteLength(cluster) <= room) return cluster;
  const folder = join("/tmp", `callboard-${createHash("sha256").update(cluster).digest("hex").slice(0, 16)}`);
  const made = await mkdir(folder, { mode: 0o700 }).then(
    () => true,
    () => false,
  );
  if (made) await giveTo(owner, folder);
  const found = await lstat(folder);
  const ours = found.uid === (owner?.uid ?? process.getuid?.());
  if (ours && (found.mode & 0o777) === 0o700 && found.isDirectory()) return folder;
  throw new StoreError(
    `${folder} belongs to somebody else: remove it, or choose a shorter CALLBOARD_DATA_DIR.`,
  );
}
