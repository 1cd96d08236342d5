import "server-only";
import { log } from "@/lib/server/log";
import { backoff, wait } from "./backoff";
import { joinCluster } from "./cluster/join-cluster";
import { openDatabase, type Database } from "./database";
import { joinGivenServer } from "./given-server";
import { migrate } from "../store/migrate";
import type { DatabaseServer } from "./server";
import { StoreError } from "./store-error";

/** Where the database may be. */
export type ServerConfig = { server: "given"; url: string } | { server: "own"; folder: string };

export interface Hooks {
  /** The database can be asked. What is returned ends what was begun with it, and is called before it is closed. */
  opened(database: Database): () => Promise<void>;
  /** It cannot be asked any more, or could not be opened. */
  failed(): void;
}

/** ms in which what uses the database may end. */
const patience = 5_000;

const join = (config: ServerConfig, signal: AbortSignal): Promise<DatabaseServer> =>
  config.server === "given" ? joinGivenServer(config.url) : joinCluster(config.folder, signal);

/** Of an error that nobody expected the code alone is told: SQLSTATE, or that of the system. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^[A-Z0-9_]+$/.test(code) ? ` (${code})` : "";
}

function report(error: unknown): void {
  const reason =
    error instanceof StoreError ? error.message : `The store could not be opened${codeOf(error)}.`;
  log.error({ error }, `${reason} It is tried again; until then every request goes to the upstream.`);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Opens the database and returns when it is gone, or not wanted any more. */
async function serveOnce(config: ServerConfig, hooks: Hooks, signal: AbortSignal): Promise<void> {
  const server = await join(config, signal);
  const database = openDatabase(server.config);
  try {
    await migrate(database);
    const end = hooks.opened(database);
    await Promise.race([server.lost, aborted(signal)]);
    if (!signal.aborted) log.warn("The database is gone; it is joined again.");
    hooks.failed();
    // What was begun may be waiting for a server that does not answer: it ends when its clients do.
    await Promise.race([end(), wait(patience, new AbortController().signal)]);
  } finally {
    await database.close();
    await server.leave();
  }
}

/**
 * Keeps the database open until `signal` says that it is over: joins or starts its server, brings the schema up to
 * date, and does so again whenever the server is gone. Never throws.
 */
export async function keepOpen(config: ServerConfig, hooks: Hooks, signal: AbortSignal): Promise<void> {
  let tries = 0;
  const counted: Hooks = {
    ...hooks,
    opened: (database) => {
      tries = 0;
      return hooks.opened(database);
    },
  };
  while (!signal.aborted) {
    try {
      await serveOnce(config, counted, signal);
    } catch (error) {
      hooks.failed();
      if (!signal.aborted) report(error);
    }
    await wait(backoff(tries++), signal);
  }
}
