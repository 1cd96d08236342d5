import "server-only";
import { readerWith } from "./access/reader";
import { connections } from "./connections";
import { storeFailure } from "./store/store-failure";
import { storeState } from "./store/store";

/** Whether a person asks who may see a connection; the check itself must answer without one. */
const isKnown = (headers: Headers): Promise<boolean> =>
  readerWith("connections:read", headers).then(
    ({ person }) => person !== undefined,
    () => false,
  );

/**
 * Whether this process can serve. It says nothing of the upstreams, whose state only readers may know. Without its store
 * the process still serves live lists and single calls; a store that answers with errors, as when its disk is full, is
 * `degraded`, so that its operator hears of it. Strangers learn no details.
 */
export async function checkHealth(headers: Headers): Promise<Response> {
  const configured = connections().length > 0;
  const failing = storeFailure() !== undefined;
  const checks = { configured, store: failing ? "failing" : storeState() };
  return Response.json(
    {
      status: !configured ? "unavailable" : failing ? "degraded" : "ok",
      ...((await isKnown(headers)) && { checks }),
    },
    {
      status: configured && !failing ? 200 : 503,
      headers: { "cache-control": "private, no-store" },
    },
  );
}
