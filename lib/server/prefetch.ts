import "server-only";
import { dehydrate, QueryClient, type DehydratedState } from "@tanstack/react-query";
import { requestDeadline } from "./deadlines";
import { toCallboardError } from "./to-callboard-error";
import { untilAborted } from "./until-aborted";

/** Answers that a page is served with: address in the API → the verb that gives it. */
export type Prefetches = Record<string, (signal: AbortSignal) => Promise<unknown>>;

/**
 * Runs verbs for a page, so that it is served with what its browser would ask for. An error goes along with the rest:
 * the page shows it, and asks again when its reader says so.
 */
export async function prefetch(prefetches: Prefetches): Promise<DehydratedState> {
  const client = new QueryClient();
  const timeout = AbortSignal.timeout(requestDeadline);
  await Promise.all(
    Object.entries(prefetches).map(([path, verb]) =>
      client.prefetchQuery({
        queryKey: [path],
        retry: false,
        queryFn: () =>
          untilAborted(verb(timeout), timeout).catch((error: unknown) => {
            throw toCallboardError(error, timeout).toApiError();
          }),
      }),
    ),
  );
  return dehydrate(client, { shouldDehydrateQuery: () => true, shouldRedactErrors: () => false });
}
