import "server-only";
import { LRUCache } from "lru-cache";
import { perProcess } from "../per-process";
import type { Peaks } from "./peaks";

/** What came of measuring a recording; `failed` holds what to tell its reader. */
export type Measured = { peaks: Peaks } | { failed: string };

/** Recordings that wait for their turn; further ones are refused, and asked for again. */
const longestQueue = 20;
/** ms after which measuring a recording is given up. */
const patience = 10 * 60_000;
/** ms for which peaks are remembered that the store could not keep, and failures. */
const hold = 10 * 60_000;
const holdFailure = 60_000;

/** Measures recordings one after the other. What was measured is remembered for a while. */
function createMeasureQueue() {
  const results = new LRUCache<string, Measured>({ max: 50, ttl: hold });
  const waiting = new Map<string, Promise<Measured>>();
  let last: Promise<unknown> = Promise.resolve();

  return {
    /**
     * What came of measuring a recording, which is begun if it was not yet. The work goes on when its reader leaves, so
     * that the next one finds it done.
     * @returns undefined if too many recordings wait
     */
    measure(key: string, work: (signal: AbortSignal) => Promise<Measured>): Promise<Measured> | undefined {
      const known = results.get(key);
      if (known) return Promise.resolve(known);
      const running = waiting.get(key);
      if (running || waiting.size >= longestQueue) return running;
      const turn = last.then(() => work(AbortSignal.timeout(patience)));
      last = turn.catch(() => undefined);
      const settled = turn.then((result) => {
        results.set(key, result, { ttl: "failed" in result ? holdFailure : hold });
        return result;
      });
      waiting.set(key, settled);
      void settled.catch(() => undefined).finally(() => waiting.delete(key));
      return settled;
    },
  };
}

/** One recording at a time in this process. */
export const measureQueue = () => perProcess("audio-measure", createMeasureQueue);
