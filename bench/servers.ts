import { startNext } from "../scripts/next-server.mjs";
import { freePort } from "../scripts/ports.mjs";
import { sandboxAccount, startSandbox } from "../scripts/sandbox-server.mjs";
import { stopChild } from "../scripts/children.mjs";

export interface Servers {
  /** The app's address, without a slash at its end. */
  app: string;
  /** The upstream's address. */
  sandbox: string;
  stop: () => Promise<void>;
}

/** The production build before a sandbox that does not slow it down, both on free ports. */
export async function startServers(): Promise<Servers> {
  const sandbox = await startSandbox({ SANDBOX_RATE_LIMIT: "off", SANDBOX_SEED: "7" });
  const host = "127.0.0.1";
  const env = {
    ...sandboxAccount(sandbox.url),
    HOST: host,
    CALLBOARD_STORE: "off",
    HIGHLEVEL_API_VERSION: "",
    HIGHLEVEL_NAME: "",
    HIGHLEVEL_TIME_ZONE: "",
  };
  const server = await startNext({ dev: false, host, port: await freePort(), env });
  return {
    app: server.address,
    sandbox: sandbox.url,
    stop: async () => {
      await Promise.all([server.child, sandbox.child].map(stopChild));
    },
  };
}
