// @ts-check
import { createInterface } from "node:readline";
import { startChild } from "./children.mjs";
import { Mistake } from "./main.mjs";
import { freePort } from "./ports.mjs";

/**
 * Starts the sandbox upstreams on free ports.
 * @param {Record<string, string>} [settings] as `scripts/sandbox.ts` takes them
 * @returns {Promise<{ child: import("./children.mjs").ChildProcess, url: string, telzino: string | undefined }>}
 *   `telzino` is there if `SANDBOX_TELZINO_PORT` is set
 */
export async function startSandbox(settings = {}) {
  const port = await freePort();
  const child = startChild(process.execPath, ["--import", "tsx", "scripts/sandbox.ts"], {
    env: { ...settings, SANDBOX_PORT: String(port), SANDBOX_STOP_WITH_PARENT: "1" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const urls = await new Promise((resolve, reject) => {
    const fail = () => {
      clearTimeout(timer);
      reject(new Mistake("The sandbox could not be started: see the message above."));
    };
    const timer = setTimeout(fail, 60_000);
    child.once("error", fail);
    child.once("close", fail);
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on("line", (line) => {
      const ready = /^\{"sandbox":"([^"]+)"(?:,"telzino":"([^"]+)")?/.exec(line);
      if (ready === null) return;
      clearTimeout(timer);
      resolve({ url: ready[1], telzino: ready[2] });
    });
  });
  return { child, ...urls };
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

/**
 * The variables that point the server at a sandbox of Telzino. It knows no zone of its own.
 * @param {string} url
 * @param {string | undefined} client
 * @param {string} timeZone
 */
export function telzinoAccount(url, client = "sandbox-client", timeZone = "America/Chicago") {
  return {
    TELZINO_BASE_URL: url,
    TELZINO_CLIENT_ID: client,
    TELZINO_CLIENT_SECRET: "sandbox-secret",
    TELZINO_TIME_ZONE: timeZone,
  };
}
