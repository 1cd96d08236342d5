import "server-only";
import { connections } from "./connections";
import { storeState } from "./store/store";

/**
 * Whether this process can serve: it says nothing of the upstreams, whose state is not a stranger's business. Without
 * its store it can: requests are passed through.
 */
export function checkHealth(): Response {
  const healthy = connections().length > 0;
  const checks = { configured: healthy, store: storeState() };
  return Response.json(
    { status: healthy ? "ok" : "unavailable", checks },
    { status: healthy ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
