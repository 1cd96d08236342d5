// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { root } from "./root.mjs";

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

/**
 * With the signal that each takes as the request to clean up and end.
 * @type {Map<ChildProcess, NodeJS.Signals>}
 */
const running = new Map();

/**
 * Starts a command in the project's folder; it never outlives this process.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env: Record<string, string | undefined>, stdio: import("node:child_process").StdioOptions, stopSignal?: NodeJS.Signals }} options
 *   `env` comes on top of the environment; undefined removes a variable
 */
export function startChild(command, args, { env, stdio, stopSignal = "SIGTERM" }) {
  const entries = Object.entries({ ...process.env, ...env }).filter(([, value]) => value !== undefined);
  const child = spawn(command, args, {
    cwd: root,
    env: /** @type {NodeJS.ProcessEnv} */ (Object.fromEntries(entries)),
    stdio,
    // The leader of a group can be stopped with all that it started in turn.
    detached: process.platform !== "win32",
  });
  running.set(child, stopSignal);
  child.once("close", () => running.delete(child));
  return child;
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended, or there are no groups here.
    child.kill(signal);
  }
}

/**
 * Stops a command and what it started: kindly, then by force.
 * @param {ChildProcess} child
 */
export async function stopChild(child) {
  const signal = running.get(child);
  if (signal === undefined) return;
  signalGroup(child, signal);
  const force = setTimeout(() => signalGroup(child, "SIGKILL"), 10_000);
  await once(child, "close");
  clearTimeout(force);
}

/** Stops all that is running. */
export async function stopChildren() {
  await Promise.all([...running.keys()].map(stopChild));
}

/**
 * What the process ends with when it is asked to stop (undefined: the usual 128 + the signal's number), and whether
 * it was asked.
 * @type {{ code: number | undefined, stopping: boolean }}
 */
export const onStop = { code: undefined, stopping: false };

for (const [signal, code] of /** @type {const} */ ([
  ["SIGHUP", 129],
  ["SIGINT", 130],
  ["SIGTERM", 143],
])) {
  process.on(signal, async () => {
    // Asked twice: at once.
    if (!onStop.stopping) {
      onStop.stopping = true;
      await stopChildren();
    }
    process.exit(onStop.code ?? code);
  });
}

process.on("exit", () => {
  for (const child of running.keys()) signalGroup(child, "SIGKILL");
});
