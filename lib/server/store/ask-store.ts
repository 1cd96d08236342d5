import "server-only";
import { log } from "@/lib/server/log";
import { CallboardError } from "../errors";
import type { Database } from "../postgres/database";
import { openedDatabase } from "./store";

/** SQLSTATE of a server that is stopping, starting, full or damaged, and what the system says of one that is not there. */
const unavailableCodes = /^(08...|53...|57P..|58...|XX...|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/;
const unavailableMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Cannot use a pool after)/;

/** How long a request waits for a store that is being opened, ms. */
const openingTimeout = 4_000;

const codeOf = (error: Error) => ("code" in error ? String(error.code) : "");

/** Whether an error of a statement means that its server cannot answer. */
export const isStoreUnavailable = (error: unknown): error is Error =>
  error instanceof Error &&
  !(error instanceof CallboardError) &&
  (unavailableCodes.test(codeOf(error)) || unavailableMessages.test(error.message));

/** What a reader is told while the database cannot answer. */
const storeUnavailable = (cause?: unknown): CallboardError =>
  new CallboardError(
    "upstream_unavailable",
    "Callboard's database is not available. Try again in a moment.",
    {
      retryAfter: 3,
      cause,
    },
  );

function report(error: Error): void {
  log.warn(
    { code: codeOf(error) || unavailableMessages.exec(error.message)?.[0] },
    "The database did not answer.",
  );
}

/**
 * Asks the store, and waits for it while it is being opened.
 * @throws CallboardError `upstream_unavailable` if it cannot answer, and what `ask` throws
 */
export async function askStore<T>(
  signal: AbortSignal | undefined,
  ask: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openedDatabase(openingTimeout, signal);
  if (!database) throw storeUnavailable();
  try {
    return await ask(database);
  } catch (error) {
    if (!isStoreUnavailable(error)) throw error;
    report(error);
    throw storeUnavailable(error);
  }
}
