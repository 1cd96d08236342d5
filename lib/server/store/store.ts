import "server-only";
import { config } from "@/lib/server/config";
import { beforeExit } from "./before-exit";
import type { Database } from "./database";
import { keepOpen, type Hooks } from "./keep-open";

type StoreState = "off" | "starting" | "ok" | "failed";

interface Store {
  state: StoreState;
  database?: Database;
  stop(): Promise<void>;
}

// On globalThis, as instrumentation.ts and the route handlers may get modules of their own.
const shared = globalThis as { callboardStore?: Store };

/** What is done on the database while it can be asked: the sync begins here, and what is returned ends it. */
function begin(_database: Database): () => Promise<void> {
  return async () => undefined;
}

/**
 * Opens the store in the background: the server answers meanwhile, by passing requests through to the upstream.
 * It is closed before the process ends.
 */
export function startStore(): void {
  const settings = config().store;
  if (shared.callboardStore !== undefined || settings.server === "none") return;
  const ending = new AbortController();
  const store: Store = { state: "starting", stop: async () => undefined };
  const hooks: Hooks = {
    opened(database) {
      store.database = database;
      store.state = "ok";
      return begin(database);
    },
    failed() {
      delete store.database;
      store.state = "failed";
    },
  };
  const ended = keepOpen(settings, hooks, ending.signal);
  store.stop = () => {
    ending.abort();
    return ended;
  };
  shared.callboardStore = store;
  beforeExit(stopStore);
}

/** Closes the store; where this process was the last on a server of our own, that is stopped. */
export async function stopStore(): Promise<void> {
  await shared.callboardStore?.stop();
  delete shared.callboardStore;
}

/** The database of the mirror; undefined while there is none to ask: off, starting, or failed. */
export function database(): Database | undefined {
  return shared.callboardStore?.database;
}

/** Where the store is between its start and its end, for who watches the server. */
export function storeState(): StoreState {
  return shared.callboardStore?.state ?? "off";
}
