import { keepPreviousData, queryOptions, type Query } from "@tanstack/react-query";
import type {
  AgentList,
  AnswerMeta,
  CallAnswer,
  CallKey,
  CallList,
  Metrics,
  SyncAnswer,
  ViewList,
} from "@/lib/calls/answers";
import type { PeaksAnswer } from "@/lib/calls/audio/peaks-answer";
import type { Facets } from "@/lib/calls/facets";
import type { ConnectionList } from "@/lib/calls/connection-settings";
import type { SearchAnswer } from "@/lib/calls/search/search-answer";
import type { ApiError } from "@/lib/calls/errors";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { RetentionAnswer } from "@/lib/calls/retention";
import { api, apiAt } from "@/lib/calls/query/parts";
import type { Place } from "@/lib/calls/query/place";
import { fetchJson } from "./fetch-json";

/** ms until an answer without the account's zone is asked for again. */
const zoneRetry = 5_000;

function answerOf<T>(path: string) {
  return queryOptions<T, ApiError, T, [string]>({
    queryKey: [path],
    queryFn: ({ signal }) => fetchJson<T>(path, signal),
  });
}

const lacksZone = (answer: AnswerMeta | undefined) =>
  answer?.notices.some(({ code }) => code === "zone_unavailable") === true;

/** An answer about days: asked for again while the account's zone is missing. */
const answerInZone = <T extends AnswerMeta>(path: string) => ({
  ...answerOf<T>(path),
  refetchInterval: ({ state }: Query<T, ApiError, T, [string]>) => lacksZone(state.data) && zoneRetry,
});

/**
 * Old rows stay in view while the next ones load. A list is not read anew by itself, as its rows would move:
 * `components/calls/use-newer-list.ts` does, and offers what it finds.
 */
export const callsQuery = (query: CallQuery, place: Place) => ({
  ...answerInZone<CallList>(apiAt(place).calls(query)),
  placeholderData: keepPreviousData,
  staleTime: Infinity,
});

/** Why a search finds what it finds. */
export const searchQuery = (query: CallQuery, place: Place) =>
  answerOf<SearchAnswer>(apiAt(place).search(query));

export const metricsQuery = (query: CallQuery, place: Place) => ({
  ...answerInZone<Metrics>(apiAt(place).metrics(query)),
  placeholderData: keepPreviousData,
});

export const callQuery = (key: CallKey, query: CallQuery, place: Place) =>
  answerInZone<CallAnswer>(apiAt(place).call(key, query));

/**
 * How loud a recording is. While it is being measured it is asked for again.
 * @param wanted asked for only then, as the server reads the whole recording for it
 */
export const peaksQuery = (key: CallKey, wanted: boolean, place: Place) => ({
  ...answerOf<PeaksAnswer>(apiAt(place).peaks(key)),
  enabled: wanted,
  staleTime: Infinity,
  refetchInterval: ({ state: { data } }: Query<PeaksAnswer, ApiError, PeaksAnswer, [string]>) =>
    data?.state === "pending" && data.retryAfter * 1000,
});

export const agentsQuery = (place: Place) => ({
  ...answerOf<AgentList>(apiAt(place).agents()),
  staleTime: 5 * 60_000,
});

/** Asked for once a panel is open that shows its counts; older ones stay in view while the next ones load. */
export const facetsQuery = (query: CallQuery, find: string | undefined, place: Place) => ({
  ...answerInZone<Facets>(apiAt(place).facets(query, find)),
  placeholderData: keepPreviousData,
  retryOnMount: true,
});

/** Kept up to date by `components/sync/follow-sync.ts`, so that nobody needs to ask again. */
export const syncQuery = () => ({ ...answerOf<SyncAnswer>(api.sync()), staleTime: Infinity });

/** Asked for again while calls are being deleted, so that the page shows the end of it. */
export const connectionsQuery = () => ({
  ...answerOf<ConnectionList>(api.connections()),
  refetchInterval: ({ state: { data } }: Query<ConnectionList, ApiError, ConnectionList, [string]>) =>
    data?.connections.some(({ condition }) => condition === "removing") ? 3_000 : false,
});
/** For how long calls are kept; for owners alone. */
export const retentionQuery = () => answerOf<RetentionAnswer>(api.retention());

export const viewsQuery = () => ({ ...answerOf<ViewList>(api.views()), staleTime: 5 * 60_000 });
