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

/** Wraps every method of a source so that the time spent in it counts as the upstream's. */
export function timed<T extends object>(source: T): T {
  return new Proxy(source, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== "function") return member;
      return (...args: unknown[]): unknown => {
        const time = current.getStore();
        const result: unknown = Reflect.apply(member, target, args);
        if (!time || !(result instanceof Promise)) return result;
        time.enter();
        return result.finally(() => time.leave());
      };
    },
  });
}

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
