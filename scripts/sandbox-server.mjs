// @ts-check
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { startChild } from "./children.mjs";
import { Mistake } from "./main.mjs";
import { freePort } from "./ports.mjs";

/**
 * Starts the sandbox upstreams on free ports.
 * @param {Record<string, string>} [settings] as `scripts/sandbox.ts` takes them
 * @returns {Promise<{ child: import("./children.mjs").ChildProcess, url: string, telzino?: string, leadway?: string }>}
 *   `telzino` and `leadway` are there if `SANDBOX_TELZINO_PORT` and `SANDBOX_LEADWAY_PORT` are set
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
      if (!line.startsWith('{"sandbox":')) return;
      clearTimeout(timer);
      const { sandbox: url, telzino, leadway } = JSON.parse(line);
      resolve({ url, telzino, leadway });
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

/**
 * The variables that add a sandbox of Leadway to the account of the environment, by a configuration file.
 * @param {string} url
 * @param {string} file where the configuration is written
 * @param {string} [location] the one of HighLevel's sandbox
 */
export function leadwayAccount(url, file, location = "sandbox-location") {
  const connection = {
    provider: "highlevel",
    preset: "leadway",
    slug: "leadway",
    name: "Leadway",
    locationId: `${location}-es`,
    token: { env: "SANDBOX_TOKEN" },
    baseUrl: url,
    languages: ["es"],
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ connections: [connection] }, undefined, 2)}\n`);
  return { CALLBOARD_CONFIG: file, SANDBOX_TOKEN: "sandbox-token" };
}
