import "server-only";
import { connections } from "./connections";
import { storeState } from "./store/store";

/**
 * Whether this process can serve. It says nothing of the upstreams, whose state only readers may know. Without its store
 * the process still serves live lists and single calls.
 */
export function checkHealth(): Response {
  const healthy = connections().length > 0;
  const checks = { configured: healthy, store: storeState() };
  return Response.json(
    { status: healthy ? "ok" : "unavailable", checks },
    { status: healthy ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
