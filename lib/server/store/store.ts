import "server-only";
import type { Database } from "./database";

export type StoreState = "off" | "starting" | "ok" | "failed";

/** The store of this process, opened by `start-store.ts`. */
export interface Store {
  state: StoreState;
  /** There while it can be asked. */
  database?: Database;
  /** Closes the store; where this process was the last on a server of our own, that is stopped. */
  stop(): Promise<void>;
}

/** On globalThis, as instrumentation.ts and the route handlers may get modules of their own. */
export const shared = globalThis as { callboardStore?: Store };

/** The database of the mirror; undefined while there is none to ask: off, starting, or failed. */
export function database(): Database | undefined {
  return shared.callboardStore?.database;
}

/** How the store is, for who watches the server. */
export function storeState(): StoreState {
  return shared.callboardStore?.state ?? "off";
}
