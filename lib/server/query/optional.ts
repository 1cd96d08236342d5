import "server-only";
import { CallboardError } from "../errors";
import { isStoreUnavailable } from "../store/ask-store";

/** How long an answer waits for what it can do without, ms. */
const usualTimeout = 3_000;

/**
 * Asks for what an answer can do without, such as a name. Undefined if it fails or takes too long.
 * @param timeout ms
 * @throws the signal's reason, and unexpected errors
 */
export async function optional<T>(
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<T>,
  timeout = usualTimeout,
): Promise<T | undefined> {
  const late = AbortSignal.timeout(timeout);
  try {
    return await ask(AbortSignal.any([signal, late]));
  } catch (error) {
    signal.throwIfAborted();
    if (error === late.reason || error instanceof CallboardError || isStoreUnavailable(error))
      return undefined;
    throw error;
  }
}
