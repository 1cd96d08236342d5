import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { CallsView } from "@/components/calls/calls-view";
import { api } from "@/lib/calls/query/parts";
import { parseQuery } from "@/lib/calls/query/query";
import type { Reader } from "@/lib/server/access/reader";
import { countFacets } from "@/lib/server/calls/count-facets";
import { listAgents } from "@/lib/server/calls/list-agents";
import { listCalls } from "@/lib/server/calls/list-calls";
import { toSearchParams } from "@/lib/server/http/search-params";
import { prefetch } from "@/lib/server/prefetch";
import { listViews } from "@/lib/server/views/views";

export const metadata: Metadata = { title: "Calls" };

export default async function CallsPage({ searchParams }: PageProps<"/calls">) {
  const { query } = parseQuery(toSearchParams(await searchParams));
  const state = await prefetch({
    [api.calls(query)]: {
      access: "calls:read",
      verb: (reader, signal) => listCalls(reader, query, signal),
    },
    [api.agents()]: { access: "agents:read", verb: listAgents },
    // They name the contacts that the query asks for.
    ...(query.contact.length > 0 && {
      [api.facets(query)]: {
        access: "calls:facets" as const,
        verb: (reader: Reader, signal: AbortSignal) => countFacets(reader, query, undefined, signal),
      },
    }),
    [api.views()]: { access: "views:read", verb: listViews },
  });
  return (
    <HydrationBoundary state={state}>
      <CallsView />
    </HydrationBoundary>
  );
}
