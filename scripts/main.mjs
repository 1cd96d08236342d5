// @ts-check
import { onStop, stopChildren } from "./children.mjs";

/** Something that its reader can put right: shown as its message alone, without a stack. */
export class Mistake extends Error {
  name = "Mistake";
}

/** npm passes signals to a shell, which ends and leaves its script running: the script follows it. */
function followShell() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}

/**
 * Runs a script; what it returns is the exit code. Where it fails, what it started is stopped.
 * @param {() => Promise<number>} script
 */
export async function main(script) {
  followShell();
  try {
    process.exitCode = await script();
  } catch (error) {
    process.exitCode = 1;
    // What fails because it is being stopped is no news, and its end is under way.
    if (onStop.stopping) return;
    console.error(error instanceof Mistake ? error.message : error);
    // A server that goes on would keep this process too.
    await stopChildren();
  }
}
