import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Mistake } from "../../scripts/main.mjs";

const { values } = parseArgs({
  options: {
    calls: { type: "string", default: "100000,1000000" },
    seed: { type: "string", default: "7" },
    /** Over how many connections the calls are spread. */
    connections: { type: "string", default: "1" },
    runs: { type: "string", default: "25" },
    /** Only the chapters whose title begins like this. */
    only: { type: "string", default: "" },
    keep: { type: "boolean", default: false },
    explain: { type: "boolean", default: false },
  },
});

function natural(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Mistake(`--${name} takes a whole number above 0.`);
}

/** What the command line asks for. */
export const options = {
  /** How many calls to make, once or several times. */
  calls: values.calls.split(",").map((text) => natural("calls", text)),
  seed: natural("seed", values.seed),
  connections: natural("connections", values.connections),
  /** How often each thing is measured. */
  runs: natural("runs", values.runs),
  only: values.only.toLowerCase(),
  /** Whether the store stays, to be used again. */
  keep: values.keep,
  /** Whether to print how the engine came to what took too long. */
  explain: values.explain,
};

/** Where the store of so many calls is. */
export function folderOf(calls: number): string {
  const { connections } = options;
  const name = connections === 1 ? String(calls) : `${calls}-${connections}`;
  return join(tmpdir(), "callboard-bench-store", name);
}
