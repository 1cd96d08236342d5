// @ts-check
import { createInterface } from "node:readline";
import { startChild } from "./children.mjs";
import { Mistake } from "./main.mjs";
import { freePort } from "./ports.mjs";

/**
 * Starts the sandbox upstream on a free port.
 * @param {Record<string, string>} [settings] as `scripts/sandbox.ts` takes them
 * @returns {Promise<{ child: import("./children.mjs").ChildProcess, url: string }>}
 */
export async function startSandbox(settings = {}) {
  const port = await freePort();
  const child = startChild(process.execPath, ["--import", "tsx", "scripts/sandbox.ts"], {
    env: { ...settings, SANDBOX_PORT: String(port), SANDBOX_STOP_WITH_PARENT: "1" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const url = await new Promise((resolve, reject) => {
    const fail = () => {
      clearTimeout(timer);
      reject(new Mistake("The sandbox could not be started: see the message above."));
    };
    const timer = setTimeout(fail, 60_000);
    child.once("error", fail);
    child.once("close", fail);
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on("line", (line) => {
      const ready = /^\{"sandbox":"([^"]+)"/.exec(line);
      if (ready === null) return;
      clearTimeout(timer);
      resolve(ready[1]);
    });
  });
  return { child, url };
}

/**
 * The variables that point the server at a sandbox.
 * @param {string} url
 * @param {string} [location]
 */
export function sandboxAccount(url, location = "sandbox-location") {
  return {
    CALLBOARD_SANDBOX: "1",
    HIGHLEVEL_BASE_URL: url,
    HIGHLEVEL_TOKEN: "sandbox-token",
    HIGHLEVEL_LOCATION_ID: location,
  };
}
