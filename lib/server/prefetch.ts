import "server-only";
import { headers } from "next/headers";
import { dehydrate, QueryClient, type DehydratedState } from "@tanstack/react-query";
import type { Permission } from "./access/policy";
import { readerWith, type Reader } from "./access/reader";
import { pageReader } from "./load";
import { requestDeadline } from "./deadlines";
import { CallboardError } from "./errors";
import { withRequestId } from "./request-id";
import { shareReader } from "./shares/open-share";
import { toCallboardError } from "./to-callboard-error";
import { untilAborted } from "./until-aborted";

interface Prefetch {
  /** The permission that the verb needs. */
  access: Permission;
  verb: (reader: Reader, signal: AbortSignal) => Promise<unknown>;
}

/** Answers that a page is served with: address in the API → the verb that gives it. */
type Prefetches = Record<string, Prefetch>;

async function run(
  { access, verb }: Prefetch,
  sent: Headers,
  share: string | undefined,
  signal: AbortSignal,
) {
  const reader = share === undefined ? readerWith(access, sent) : shareReader(access, share, sent);
  return verb(await reader, signal);
}

/** Leads strangers to the sign-in. That a reader may not have everything is for each verb to tell. */
async function requireSignIn(prefetches: Prefetches, sent: Headers): Promise<void> {
  const [first] = Object.values(prefetches);
  if (!first) return;
  await pageReader(first.access, sent).catch((error: unknown) => {
    if (!(error instanceof CallboardError)) throw error;
  });
}

/**
 * Runs verbs for a page, so that it is served with what its browser would ask for. An error is part of the
 * state: the page shows it, and asks again when the user wants it.
 * @param share the token of the share that the page belongs to
 */
export async function prefetch(prefetches: Prefetches, share?: string): Promise<DehydratedState> {
  const client = new QueryClient();
  const sent = await headers();
  if (share === undefined) await requireSignIn(prefetches, sent);
  const timeout = AbortSignal.timeout(requestDeadline);
  await Promise.all(
    Object.entries(prefetches).map(([path, each]) =>
      client.prefetchQuery({
        queryKey: [path],
        retry: false,
        queryFn: () =>
          withRequestId(() =>
            untilAborted(run(each, sent, share, timeout), timeout).catch((error: unknown) => {
              throw toCallboardError(error, timeout).toApiError();
            }),
          ),
      }),
    ),
  );
  return dehydrate(client, { shouldDehydrateQuery: () => true, shouldRedactErrors: () => false });
}
