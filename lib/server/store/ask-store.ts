import "server-only";
import { log } from "@/lib/server/log";

/** What a client of PostgreSQL says when its server is gone, is going, or has no connection left. */
const goneCodes = /^(08...|57P..|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/;
const goneMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Cannot use a pool after)/;

function isGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return goneCodes.test(code) || goneMessages.test(error.message);
}

/**
 * Asks the store. Undefined where its server is gone just now: the upstream can be asked instead.
 * @throws everything else that is thrown
 */
export async function askStore<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!isGone(error)) throw error;
    log.warn({ error }, "The store did not answer.");
    return undefined;
  }
}
