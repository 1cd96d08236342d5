// @ts-check
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { startChild } from "./children.mjs";
import { Mistake } from "./main.mjs";
import { next } from "./production-build.mjs";
import { inRoot } from "./root.mjs";

/**
 * The address for a browser on this machine.
 * @param {string} host
 * @param {number} port
 */
export function addressOf(host, port) {
  const name = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/**
 * Whether a server answers at all. The path is one that Next looks up without running a page.
 * @param {string} address
 */
async function answers(address) {
  try {
    const response = await fetch(`${address}/_next/static/none`, { signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

/**
 * MB that the production server may hold: about four times what it needs. Without a limit Node.js lets several hundred
 * MB of garbage lie about before it collects any. One in NODE_OPTIONS wins.
 */
const mostMemory = 512;

const limitMemory = () =>
  process.env.NODE_OPTIONS?.includes("--max-old-space-size") ? [] : [`--max-old-space-size=${mostMemory}`];

/**
 * Starts Next and returns when it answers. Its banner is kept back; what it prints later is passed on.
 * @param {{ dev: boolean, host: string, port: number, env: Record<string, string> }} options
 */
export async function startNext({ dev, host, port, env }) {
  const preload = pathToFileURL(inRoot("scripts", "stop-with-parent.mjs")).href;
  const limit = dev ? [] : limitMemory();
  const args = [...limit, "--import", preload, next, dev ? "dev" : "start", "-H", host, "-p", String(port)];
  const child = startChild(process.execPath, args, {
    env: {
      ...env,
      NODE_ENV: dev ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      CALLBOARD_PARENT: String(process.pid),
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let ended = false;
  child.once("error", () => (ended = true));
  child.once("close", () => (ended = true));
  /** @type {Buffer[]} */
  let banner = [];
  let ready = false;
  child.stdout?.on("data", (/** @type {Buffer} */ chunk) => {
    if (ready) process.stdout.write(chunk);
    else banner.push(chunk);
  });

  const address = addressOf(host, port);
  const deadline = Date.now() + 120_000;
  while (!(await answers(address))) {
    if (ended || Date.now() > deadline) {
      process.stderr.write(Buffer.concat(banner));
      throw new Mistake("The server could not be started: see the message above.");
    }
    await pause(100);
  }
  ready = true;
  banner = [];
  return { child, address };
}
