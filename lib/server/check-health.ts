import "server-only";
import { connections } from "./connections";
import { storeFailure } from "./store/store-failure";
import { storeState } from "./store/store";

/**
 * Whether this process can serve. It says nothing of the upstreams, whose state only readers may know. Without its store
 * the process still serves live lists and single calls; a store that answers with errors, as when its disk is full, is
 * `degraded`, so that its operator hears of it.
 */
export function checkHealth(): Response {
  const configured = connections().length > 0;
  const failing = storeFailure() !== undefined;
  const checks = { configured, store: failing ? "failing" : storeState() };
  return Response.json(
    { status: !configured ? "unavailable" : failing ? "degraded" : "ok", checks },
    { status: configured && !failing ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
