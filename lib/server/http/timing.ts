import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

/** The time during which a request waited for an upstream; overlapping waits count once. */
class UpstreamTime {
  #waiting = 0;
  #since = 0;
  #sum = 0;

  enter() {
    if (this.#waiting++ === 0) this.#since = performance.now();
  }

  leave() {
    if (--this.#waiting === 0) this.#sum += performance.now() - this.#since;
  }

  get milliseconds() {
    return this.#sum;
  }
}

const current = new AsyncLocalStorage<UpstreamTime>();

/** `fetch`, counted as time that the present request waits for an upstream: until its answer begins. */
export const timedFetch: typeof fetch = async (input, init) => {
  const time = current.getStore();
  time?.enter();
  try {
    return await fetch(input, init);
  } finally {
    time?.leave();
  }
};

/** Runs a request and gives its answer with the value of a `Server-Timing` header, in ms. */
export async function measured<T>(run: () => Promise<T>): Promise<{ result: T; serverTiming: string }> {
  const time = new UpstreamTime();
  const started = performance.now();
  const result = await current.run(time, run);
  const total = performance.now() - started;
  return {
    result,
    serverTiming: `upstream;dur=${time.milliseconds.toFixed(1)}, total;dur=${total.toFixed(1)}`,
  };
}
