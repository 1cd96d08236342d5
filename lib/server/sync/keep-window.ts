import "server-only";
import { saveWindow, type WalkedWindow } from "@/lib/server/store/write/save-window";
import type { SyncContext } from "./context";
import { noteProgress } from "./states";

/** Stores a window that was walked, and reports the progress. */
export async function keepWindow(context: SyncContext, window: WalkedWindow): Promise<void> {
  const { database, connection, rate, now, trust } = context;
  await saveWindow(database, connection.connectionId, window);
  trust.note(window.calls.length, window.verified);
  rate.add(window.calls.length + window.unreadable, now());
  await noteProgress(context);
}
