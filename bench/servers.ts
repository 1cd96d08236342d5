import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startNext } from "../scripts/next-server.mjs";
import { freePort } from "../scripts/ports.mjs";
import { sandboxAccount, startSandbox } from "../scripts/sandbox-server.mjs";
import { stopChild } from "../scripts/children.mjs";

export interface Servers {
  /** The app's address, without a slash at its end. */
  app: string;
  stop: () => Promise<void>;
}

/** The production build with a mirror of its own, and a sandbox without a rate limit, both on free ports. */
export async function startServers(): Promise<Servers> {
  const sandbox = await startSandbox({ SANDBOX_RATE_LIMIT: "off", SANDBOX_SEED: "7" });
  const folder = await mkdtemp(join(tmpdir(), "callboard-bench-"));
  const host = "127.0.0.1";
  const env = {
    ...sandboxAccount(sandbox.url),
    HOST: host,
    CALLBOARD_DATA_DIR: folder,
    DATABASE_URL: "",
    HIGHLEVEL_API_VERSION: "",
    HIGHLEVEL_PRESET: "",
    HIGHLEVEL_APP_HOST: "",
    HIGHLEVEL_NAME: "",
    HIGHLEVEL_TIME_ZONE: "",
    TELZINO_CLIENT_ID: "",
    TELZINO_CLIENT_SECRET: "",
  };
  const server = await startNext({ dev: false, host, port: await freePort(), env });
  return {
    app: server.address,
    stop: async () => {
      await Promise.all([server.child, sandbox.child].map(stopChild));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
