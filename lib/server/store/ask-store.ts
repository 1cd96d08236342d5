import "server-only";
import { log } from "@/lib/server/log";
import { CallboardError } from "../errors";
import type { Database } from "../postgres/database";
import { sqlStateOf } from "../postgres/sql-state";
import { openedDatabase } from "./store";
import { describeStoreError, noteStoreFailure } from "./store-failure";

/** SQLSTATE of a server that is stopping or starting, and what the system says of one that is not there. */
const unavailableCodes = /^(08...|57P..|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/;
const unavailableMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Cannot use a pool after)/;

/** How long a request waits for a store that is being opened, ms. */
const openingTimeout = 4_000;

const codeOf = (error: Error) => ("code" in error ? String(error.code) : "");

/** Whether an error of a statement means that its server cannot answer, or does not do what it is asked. */
export const isStoreUnavailable = (error: unknown): error is Error =>
  error instanceof Error &&
  !(error instanceof CallboardError) &&
  (sqlStateOf(error) !== undefined ||
    unavailableCodes.test(codeOf(error)) ||
    unavailableMessages.test(error.message));

/** What a reader is told while the database cannot answer. */
function storeUnavailable(cause?: unknown): CallboardError {
  const state = sqlStateOf(cause);
  const detail = state === undefined ? "" : ` (SQLSTATE ${state})`;
  const message = `Callboard's database is not available${detail}. Try again in a moment.`;
  return new CallboardError("upstream_unavailable", message, { retryAfter: 3, cause });
}

function report(error: Error): void {
  noteStoreFailure(error);
  const code = codeOf(error) || unavailableMessages.exec(error.message)?.[0];
  log.warn({ code, error }, describeStoreError(error) ?? "The database did not answer.");
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
