import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { perProcess } from "../per-process";
import type { Database } from "../postgres/database";

export type StoreState = "starting" | "ok" | "failed";

/** The store of this process, opened by `start.ts`. */
export interface Store {
  state: StoreState;
  /** There while it can be asked. */
  database?: Database;
  /** Closes the store; where this process was the last on a server of our own, that is stopped. */
  stop(): Promise<void>;
}

/** The same object in every copy of this module. */
export const storeHolder = perProcess<{ store?: Store }>("store", () => ({}));

/** The database of the mirror; undefined while it starts or after it failed. */
export function database(): Database | undefined {
  return storeHolder.store?.database;
}

/** How the store is, for who watches the server. */
export function storeState(): StoreState {
  return storeHolder.store?.state ?? "failed";
}

/** ms between looks at a store that is being opened. */
const look = 50;

/** The database of the mirror, which is waited for while the store is being opened. @param most ms */
export async function openedDatabase(most: number, signal?: AbortSignal): Promise<Database | undefined> {
  for (let waited = 0; storeState() === "starting" && waited < most; waited += look) {
    await pause(look, undefined, { signal });
  }
  return database();
}
