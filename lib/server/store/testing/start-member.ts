import "server-only";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Another process that uses the cluster of a folder. */
export interface Member {
  pid: number;
  /** Resolves when it has joined. */
  joined: Promise<void>;
  /** Has it leave, and resolves when it has ended. */
  leave(): Promise<void>;
  /** Ends it without giving it time for anything. */
  kill(): Promise<void>;
}

const program = fileURLToPath(new URL("member.ts", import.meta.url));

export function startMember(folder: string): Member {
  const args = ["--conditions=react-server", "--import", "tsx", program, folder];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "close");
  const joined = once(createInterface(child.stdout), "line");
  const early = ended.then(() => Promise.reject(new Error("It ended before it joined.")));
  early.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    joined: Promise.race([joined, early]).then(() => undefined),
    async leave() {
      child.stdin.end();
      await ended;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
