import "server-only";
import { CallboardError } from "@/lib/server/errors";

/** Exports at once in a process: each holds a connection to the database for as long as its reader takes. */
const most = 3;

const shared = globalThis as typeof globalThis & { callboardExports?: { running: number } };

/**
 * Takes a place among the exports that run; what is returned gives it back.
 * @throws CallboardError `upstream_rate_limited` where there is none
 */
export function takeExportSlot(): () => void {
  const exports = (shared.callboardExports ??= { running: 0 });
  if (exports.running >= most) {
    throw new CallboardError(
      "upstream_rate_limited",
      `${most} exports are running already. Try again when one of them has ended.`,
      { retryAfter: 10 },
    );
  }
  exports.running++;
  let taken = true;
  return () => {
    if (taken) exports.running--;
    taken = false;
  };
}
