import "server-only";

interface Flight<T> {
  result: Promise<T>;
  controller: AbortController;
  waiters: number;
}

/**
 * Shares work under way: whoever asks for the same key waits for the same promise. The work is cancelled
 * only when the last of them has gone away.
 */
export function createSingleFlight<T>() {
  const flights = new Map<string, Flight<T>>();

  function start(key: string, work: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const result = work(controller.signal).finally(() => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    const flight: Flight<T> = { result, controller, waiters: 0 };
    result.catch(() => undefined);
    flights.set(key, flight);
    return flight;
  }

  /** @throws what the work throws; the signal's reason when it aborts */
  return function run(
    key: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const flight = flights.get(key) ?? start(key, work);
    flight.waiters += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        signal.removeEventListener("abort", leave);
        flight.waiters -= 1;
        if (flight.waiters === 0 && flights.get(key) === flight) {
          flights.delete(key);
          flight.controller.abort(signal.reason);
        }
        reject(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      flight.result.finally(() => signal.removeEventListener("abort", leave)).then(resolve, reject);
    });
  };
}
