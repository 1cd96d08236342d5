import "server-only";
import { CallboardError } from "../errors";
import type { TriedAccess } from "./source";

/** Codes of answers that are about the credentials. */
const refusals = new Set(["upstream_unauthorized", "upstream_forbidden"]);

/** Tries one permission by a request. That something is not there says that it may be read. */
export async function tryRequest(
  access: Pick<TriedAccess, "scope" | "brings" | "isRequired">,
  signal: AbortSignal,
  request: () => Promise<unknown>,
): Promise<TriedAccess> {
  try {
    await request();
    return { ...access, works: true };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof CallboardError)) throw error;
    if (error.code === "not_found") return { ...access, works: true };
    return { ...access, works: refusals.has(error.code) ? false : undefined, error };
  }
}
