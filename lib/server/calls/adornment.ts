import "server-only";
import { CallboardError } from "@/lib/server/errors";

/** How long calls wait for what only adorns them, such as names, ms. */
const patience = 3_000;

/**
 * Asks for what a page can do without. Undefined where the upstream fails or takes too long: the calls themselves must
 * not wait for it.
 * @param most ms
 */
export async function askBriefly<T>(
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<T>,
  most = patience,
): Promise<T | undefined> {
  const brief = AbortSignal.timeout(most);
  try {
    return await ask(AbortSignal.any([signal, brief]));
  } catch (error) {
    signal.throwIfAborted();
    if (error === brief.reason || error instanceof CallboardError) return undefined;
    throw error;
  }
}
