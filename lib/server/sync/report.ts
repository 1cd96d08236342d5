import "server-only";
import { CallboardError } from "@/lib/server/errors";
import { log } from "@/lib/server/log";
import type { SyncContext } from "./context";
import { noteFailure } from "./states";

/** Notes why the sync failed. @returns seconds that the upstream wants to be left alone, if it said so */
export async function report(context: SyncContext, error: unknown): Promise<number | undefined> {
  if (error instanceof CallboardError) {
    await noteFailure(context, error);
    return error.retryAfter;
  }
  log.error({ error }, "The sync has failed unexpectedly; it is tried again.");
  const message = "Something went wrong here: the log of the server says what. It is tried again.";
  await noteFailure(context, { code: "internal", message });
  return undefined;
}
