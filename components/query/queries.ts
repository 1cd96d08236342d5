import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  AgentList,
  CallAnswer,
  CallKey,
  CallList,
  Facets,
  Metrics,
  SyncAnswer,
  ViewList,
} from "@/lib/calls/answers";
import type { ApiError } from "@/lib/calls/errors";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { api } from "@/lib/calls/query/parts";
import { fetchJson } from "./fetch-json";

function answerOf<T>(path: string) {
  return queryOptions<T, ApiError, T, [string]>({
    queryKey: [path],
    queryFn: ({ signal }) => fetchJson<T>(path, signal),
  });
}

/**
 * Old rows stay in view while the next ones load. A list is not read anew by itself, as its rows would move:
 * `components/calls/use-newer-list.ts` does, and offers what it finds.
 */
export const callsQuery = (query: CallQuery) => ({
  ...answerOf<CallList>(api.calls(query)),
  placeholderData: keepPreviousData,
  staleTime: Infinity,
});

export const metricsQuery = (query: CallQuery) => ({
  ...answerOf<Metrics>(api.metrics(query)),
  placeholderData: keepPreviousData,
});

export const callQuery = (key: CallKey, query: CallQuery) => answerOf<CallAnswer>(api.call(key, query));

export const agentsQuery = () => ({ ...answerOf<AgentList>(api.agents()), staleTime: 5 * 60_000 });

/** Asked for once a panel is open that shows its counts; older ones stay in view while the next ones load. */
export const facetsQuery = (query: CallQuery, find?: string) => ({
  ...answerOf<Facets>(api.facets(query, find)),
  placeholderData: keepPreviousData,
  retryOnMount: true,
});

/** Kept up to date by `components/sync/follow-sync.ts`, so that nobody needs to ask again. */
export const syncQuery = () => ({ ...answerOf<SyncAnswer>(api.sync()), staleTime: Infinity });

export const viewsQuery = () => ({ ...answerOf<ViewList>(api.views()), staleTime: 5 * 60_000 });
