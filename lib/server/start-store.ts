import "server-only";
import { config } from "@/lib/server/config";
import { connections } from "@/lib/server/connections";
import { startSync } from "@/lib/server/sync/start-sync";
import { beforeExit } from "./before-exit";
import type { Database } from "./postgres/database";
import { keepOpen, type Hooks } from "./postgres/keep-open";
import { storeHolder, type Store } from "./store/store";

/** Whether the store is closed before the process ends. */
let prepared = false;

/** What is done on the database while it can be asked; what is returned ends it. */
function begin(database: Database): () => Promise<void> {
  return config().sync ? startSync(database, connections()) : async () => undefined;
}

/**
 * Opens the store in the background: the server answers meanwhile, by passing requests through to the upstream.
 * It is closed before the process ends.
 */
export function startStore(): void {
  const settings = config().store;
  if (storeHolder.store !== undefined || settings.server === "none") return;
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
  storeHolder.store = store;
  if (!prepared) beforeExit(stopStore);
  prepared = true;
}

/** Closes the store before the process ends. */
export async function stopStore(): Promise<void> {
  await storeHolder.store?.stop();
  delete storeHolder.store;
}
