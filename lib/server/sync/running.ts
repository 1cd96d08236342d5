import "server-only";
import type { SyncContext } from "./context";

// On globalThis, as instrumentation.ts and the route handlers may get modules of their own.
const shared = globalThis as { callboardSyncs?: Map<number, SyncContext> };

/** The syncs of this process by connection; they may be waiting for another process to end its own. */
export function runningSyncs(): Map<number, SyncContext> {
  return (shared.callboardSyncs ??= new Map());
}
