// @ts-check
import { onStop } from "./children.mjs";

/** Something that its reader can put right: shown as its message alone, without a stack. */
export class Mistake extends Error {
  name = "Mistake";
}

/**
 * Runs a script; what it returns is the exit code.
 * @param {() => Promise<number>} script
 */
export async function main(script) {
  try {
    process.exitCode = await script();
  } catch (error) {
    // What fails because it is being stopped is no news.
    if (!onStop.stopping) console.error(error instanceof Mistake ? error.message : error);
    process.exitCode = 1;
  }
}
