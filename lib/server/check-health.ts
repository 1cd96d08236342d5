import "server-only";
import { connections } from "./connections";

/** Whether this process can serve: it says nothing of the upstreams, whose state is not a stranger's business. */
export function checkHealth(): Response {
  const checks = { configured: connections().length > 0 };
  const healthy = Object.values(checks).every(Boolean);
  return Response.json(
    { status: healthy ? "ok" : "unavailable", checks },
    { status: healthy ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
