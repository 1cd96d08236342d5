import { monitorEventLoopDelay } from "node:perf_hooks";
import { quantile } from "../report";

/** Work that is measured, and the most ms that its 95th percentile may be. */
export interface Case {
  what: string;
  budget?: number;
  /** Gets the number of the run, counted from 0. */
  work: (run: number) => Promise<unknown>;
  /** What has to be done before a run, and takes no part in it. */
  prepare?: (run: number) => Promise<unknown>;
}

/** What the runs of a case took. */
export interface Figures {
  /** ms, as `p95` and `pause`. */
  median: number;
  p95: number;
  /** The longest time that nothing else could be done in this process. */
  pause: number;
}

/** Runs before the engine is warm. */
const warmUp = 3;

/** ms between two looks at the clock, which are no pause. */
const resolution = 1;

/** Does the work of a case again and again, and a few times before, unmeasured. */
export async function measure({ work, prepare }: Case, runs: number, unmeasured = warmUp): Promise<Figures> {
  const times: number[] = [];
  const delays = monitorEventLoopDelay({ resolution });
  for (let run = 0; run < unmeasured + runs; run += 1) {
    await prepare?.(run);
    if (run >= unmeasured) delays.enable();
    const began = performance.now();
    await work(run);
    if (run >= unmeasured) times.push(performance.now() - began);
    delays.disable();
  }
  return {
    median: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    pause: Math.max(0, delays.max / 1e6 - resolution),
  };
}
