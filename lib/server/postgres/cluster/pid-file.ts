import "server-only";
import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { serves } from "./processes";

/** What a server writes into its cluster while it runs. */
export interface PidFile {
  pid: number;
  port: number;
  /** The folder of its unix socket; empty until it is open. */
  socket: string;
}

const path = (cluster: string) => join(cluster, "postmaster.pid");

/**
 * Of the server that runs, or ended without tidying up; undefined where there is none. One that is just being written
 * has the number 0.
 */
export async function readPidFile(cluster: string): Promise<PidFile | undefined> {
  const text = await readFile(path(cluster), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const [pid = "", , , port = "", socket = ""] = text.split("\n");
  return { pid: Number(pid), port: Number(port), socket };
}

/** Whether the server that wrote the file runs, or is about to. */
export async function isRunning({ pid }: PidFile, cluster: string): Promise<boolean> {
  if (pid > 0) return serves(pid, cluster);
  // A full disk leaves it empty for good.
  const { mtimeMs } = await stat(path(cluster)).catch(() => ({ mtimeMs: 0 }));
  return Date.now() - mtimeMs < 10_000;
}

/**
 * Removes what a server left that was killed, where another process has its number by now: PostgreSQL takes that one
 * for the server, and does not start.
 */
export async function removeStalePidFile(cluster: string): Promise<void> {
  const found = await readPidFile(cluster);
  if (found === undefined || (await isRunning(found, cluster))) return;
  await rm(path(cluster), { force: true });
  if (found.socket !== "") await rm(join(found.socket, `.s.PGSQL.${found.port}.lock`), { force: true });
}
