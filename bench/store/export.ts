import { completeQuery } from "../../lib/calls/query/query";
import { exportCalls } from "../../lib/server/calls/export-calls";
import type { Reader } from "../../lib/server/access/reader";
import { printTitle } from "./figures";
import { measure } from "./measure";
import { watchMemory } from "./memory";

/** Reads a file to its end and keeps nothing of it. Returns how many calls it says that it holds. */
async function readFile(reader: Reader, format: string): Promise<number> {
  const { signal } = new AbortController();
  const query = completeQuery({ range: "all", kind: "all" });
  const request = { origin: "https://calls.example.com", gone: signal, signal };
  const file = await exportCalls(reader, query, new URLSearchParams({ format }), request);
  for await (const chunk of file.body ?? []) void chunk;
  return Number(file.headers.get("x-total-count"));
}

/** Measures and prints how fast all calls are written into files. */
export async function measureExports(reader: Reader): Promise<void> {
  printTitle("Export of everything", ["calls", "s", "calls/s", "pause", "peak MB"]);
  for (const format of ["csv", "ndjson"]) {
    const memory = watchMemory();
    let calls = 0;
    const work = async () => {
      calls = await readFile(reader, format);
    };
    const { median, pause } = await measure({ what: format, work }, 1, 0);
    const columns = [calls, median / 1000, (calls / median) * 1000, pause, memory.peak()];
    console.log(`  ${format.padEnd(32)}${columns.map((value) => value.toFixed(0).padStart(8)).join("")}`);
  }
}
