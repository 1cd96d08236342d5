// @ts-check
import { onStop, startChild, stopChild } from "./children.mjs";

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string | undefined>} [env] on top of the environment; undefined removes a variable
 * @property {number} seconds the time after which the command is stopped and counts as failed
 * @property {NodeJS.Signals} [stopSignal] how it is asked to end; SIGTERM where nothing is said
 * @property {boolean} [quiet] keep the output instead of showing it
 * @typedef {object} RunResult
 * @property {number} code 0 where all went well
 * @property {string} output what was kept, and at its end why it was stopped
 * @property {number} seconds
 */

/**
 * Runs a command in the project's folder to its end. Never throws.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { env = {}, seconds, quiet = false, stopSignal = "SIGTERM" }) {
  const began = performance.now();
  const out = quiet ? "pipe" : "inherit";
  return new Promise((resolve) => {
    const child = startChild(command, args, { env, stdio: ["ignore", out, out], stopSignal });
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text) => (output += text));
    child.stderr?.setEncoding("utf8").on("data", (text) => (output += text));

    let late = false;
    const timer = setTimeout(() => {
      late = true;
      void stopChild(child);
    }, seconds * 1_000);

    /** @param {number} code @param {string} [reason] */
    const end = (code, reason) => {
      clearTimeout(timer);
      if (reason !== undefined && !quiet && !onStop.stopping) console.error(reason);
      resolve({
        code,
        output: reason === undefined ? output : `${output}${reason}\n`,
        seconds: (performance.now() - began) / 1_000,
      });
    };
    child.once("error", (error) => end(1, `${command} could not be started: ${error.message}`));
    child.once("close", (code, signal) => {
      if (late) end(1, `stopped, as it took longer than ${seconds} s`);
      else if (code === null) end(1, `ended by ${signal}`);
      else end(code);
    });
  });
}

/**
 * Runs a JavaScript program, which needs neither a shell nor a PATH.
 * @param {string} script
 * @param {readonly string[]} args
 * @param {RunOptions} options
 */
export function runNode(script, args, options) {
  return run(process.execPath, [script, ...args], options);
}
