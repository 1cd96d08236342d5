import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "../../lib/server/postgres/database";
import { start } from "../../lib/server/start";
import { database, storeState } from "../../lib/server/store/store";

/** What tells a process that the store is in a folder, and that it is not to sync it. */
export const environment = (folder: string) => ({
  CALLBOARD_DATA_DIR: folder,
  CALLBOARD_SYNC: "off",
  DATABASE_URL: "",
});

/** Starts the store as the server does. Returns it when it can be asked. */
export async function openStore(): Promise<Database> {
  start();
  while (storeState() === "starting") await pause(5);
  const opened = database();
  if (opened === undefined) throw new Error("The store does not open.");
  return opened;
}
