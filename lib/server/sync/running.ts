import "server-only";
import { perProcess } from "@/lib/server/per-process";
import type { SyncContext } from "./context";

/** The syncs of this process by connection; they may be waiting for another process to end its own. */
export function runningSyncs(): Map<number, SyncContext> {
  return perProcess("syncs", () => new Map<number, SyncContext>());
}
