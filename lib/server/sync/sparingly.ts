import "server-only";
import type { SyncContext } from "./context";

/** ms of pause for each request: a fiftieth of what an upstream usually allows. */
const usualPause = 5_000;

/**
 * Does repeated work on an upstream that does not add up, with pauses: it uses a small share of the pace.
 * @param kind of the work, which has pauses of its own
 * @param pauses ms of pause for each request, and at most
 */
export async function sparingly(
  context: SyncContext,
  kind: "head" | "verify",
  work: () => Promise<void>,
  { perRequest = usualPause, longest = Infinity } = {},
): Promise<void> {
  if (context.now() < context.pausedUntil[kind]) return;
  const before = context.requests;
  try {
    await work();
  } finally {
    context.pausedUntil[kind] = context.now() + Math.min(longest, (context.requests - before) * perRequest);
  }
}
