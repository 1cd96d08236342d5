import "server-only";
import type { SyncContext } from "../context";

/** How the calls of a feed are read and kept complete. All methods throw CallboardError as the source does. */
export interface Strategy {
  /** Reads what is new. @param wanted a reader waits for it */
  readNewest(context: SyncContext, signal: AbortSignal, wanted: boolean): Promise<void>;
  /** Reads what is missing. */
  fill(context: SyncContext, signal: AbortSignal): Promise<void>;
  /** Reads again what was read before a moment, ms since the epoch. */
  recheck(context: SyncContext, before: number, signal: AbortSignal): Promise<void>;
  /** Compares what is stored with the upstream, as far as that is due. */
  verify(context: SyncContext, signal: AbortSignal): Promise<void>;
}
