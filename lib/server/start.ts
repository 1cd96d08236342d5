import "server-only";
import { config } from "@/lib/server/config";
import { connections } from "@/lib/server/connections";
import { startSync } from "@/lib/server/sync/start-sync";
import { beforeExit } from "./before-exit";
import type { Database } from "./postgres/database";
import { perProcess } from "./per-process";
import { keepOpen, type Hooks } from "./postgres/keep-open";
import { startListening } from "./postgres/listen";
import { storeHolder, type Store } from "./store/store";

const day = 86_400_000;

/** Begins what a process does with its database. @returns what ends it */
function begin(database: Database): () => Promise<void> {
  const { sync, reReadDays } = config();
  const every = reReadDays === 0 ? undefined : reReadDays * day;
  const stops = [startListening(database), ...(sync ? [startSync(database, connections(), every)] : [])];
  return async () => void (await Promise.all(stops.map((end) => end())));
}

/**
 * Starts what runs beside the requests of a process, in the background: the database, the notifications of other
 * processes, and the sync. It ends before the process does.
 */
export function start(): void {
  const settings = config().store;
  if (storeHolder.store !== undefined) return;
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
  perProcess("stop before exit", () => beforeExit(stop));
}

/** Ends what `start` has begun. */
export async function stop(): Promise<void> {
  await storeHolder.store?.stop();
  delete storeHolder.store;
}
