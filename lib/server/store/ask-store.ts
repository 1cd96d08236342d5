import "server-only";
import { log } from "@/lib/server/log";

/** What a client of PostgreSQL says when its server is gone, is going, or has no connection left. */
const goneCodes = /^(08...|57P..|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/;
const goneMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Cannot use a pool after)/;

const codeOf = (error: Error) => ("code" in error ? String(error.code) : "");

const isGone = (error: unknown): error is Error =>
  error instanceof Error && (goneCodes.test(codeOf(error)) || goneMessages.test(error.message));

/**
 * Asks the store. Undefined where its server is gone just now: the upstream can be asked instead.
 * @throws everything else that is thrown
 */
export async function askStore<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!isGone(error)) throw error;
    log.warn({ reason: goneMessages.exec(error.message)?.[0] ?? codeOf(error) }, "The store did not answer.");
    return undefined;
  }
}
