import "server-only";
import { CallboardError } from "../errors";
import { perProcess } from "../per-process";

/** Searches at once in a process: half of the clients of the database, so that other questions go on meanwhile. */
const most = 4;
/** Searches that wait for their turn. */
const mostWaiting = 60;

const queue = () => perProcess("searches", () => ({ running: 0, waiting: new Set<() => void>() }));

/** Waits until a search ends and hands its place over. @throws the signal's reason */
function waitForTurn(waiting: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      waiting.delete(grant);
      reject(signal.reason as Error);
    };
    const grant = () => {
      waiting.delete(grant);
      signal.removeEventListener("abort", leave);
      resolve();
    };
    signal.addEventListener("abort", leave, { once: true });
    waiting.add(grant);
  });
}

/**
 * Runs a search when it is its turn.
 * @throws CallboardError `upstream_rate_limited` if too many wait already; the signal's reason
 */
export async function searchInTurn<T>(signal: AbortSignal, search: () => Promise<T>): Promise<T> {
  const own = queue();
  signal.throwIfAborted();
  if (own.running < most) own.running++;
  else if (own.waiting.size < mostWaiting) await waitForTurn(own.waiting, signal);
  else {
    const message = "Too many searches run at once. Try again in a moment.";
    throw new CallboardError("upstream_rate_limited", message, { retryAfter: 2 });
  }
  try {
    return await search();
  } finally {
    const [next] = own.waiting;
    if (next) next();
    else own.running--;
  }
}
