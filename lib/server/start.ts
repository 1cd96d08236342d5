import "server-only";
import { config } from "@/lib/server/config";
import { connections } from "@/lib/server/connections";
import { startHousekeeping } from "@/lib/server/people/housekeeping";
import { startRetention } from "@/lib/server/retention/start-retention";
import { startSync } from "@/lib/server/sync/start-sync";
import { beforeExit } from "./before-exit";
import { followRemovals } from "./connections/follow-removals";
import { followConnections, loadConnections } from "./connections/load-connections";
import { log } from "./log";
import type { Database } from "./postgres/database";
import { perProcess } from "./per-process";
import { keepOpen, type Hooks } from "./postgres/keep-open";
import { startListening } from "./postgres/listen";
import { storeHolder, type Store } from "./store/store";

/** Begins what a process does with its database. @returns what ends it */
function begin(database: Database): () => Promise<void> {
  const { sync, reReadEvery } = config();
  const syncs = sync ? startSync(database, connections(), reReadEvery) : undefined;
  const stops = [
    startListening(database),
    startHousekeeping(database),
    startRetention(database, connections),
    followConnections(database, () => syncs?.update(connections())),
    followRemovals(database),
    () => syncs?.stop(),
  ];
  return async () => void (await Promise.all(stops.map((end) => end())));
}

/** Opens the store to requests once the connections that were made in the app are known. */
function open(store: Store, database: Database): { end: () => Promise<void>; close: () => void } {
  let isClosed = false;
  const begun = loadConnections(database)
    .catch((error: unknown) =>
      log.warn({ error }, "The connections that were made in the app could not be read."),
    )
    .then(() => {
      if (isClosed) return undefined;
      store.database = database;
      store.state = "ok";
      return begin(database);
    });
  return { end: async () => (await begun)?.(), close: () => void (isClosed = true) };
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
  let close = () => {};
  const hooks: Hooks = {
    opened(database) {
      const opened = open(store, database);
      ({ close } = opened);
      return opened.end;
    },
    failed() {
      close();
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
