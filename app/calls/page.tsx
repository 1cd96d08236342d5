import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { CallsView } from "@/components/calls/calls-view";
import { api } from "@/lib/calls/query/parts";
import { parseQuery } from "@/lib/calls/query/query";
import { listAgents } from "@/lib/server/calls/list-agents";
import { listCalls } from "@/lib/server/calls/list-calls";
import { toSearchParams } from "@/lib/server/http/search-params";
import { prefetch } from "@/lib/server/prefetch";
import { currentReader } from "@/lib/server/access/reader";
import { listViews } from "@/lib/server/views/list-views";

export const metadata: Metadata = { title: "Calls" };

export default async function CallsPage({ searchParams }: PageProps<"/calls">) {
  const { query } = parseQuery(toSearchParams(await searchParams));
  const reader = currentReader();
  const state = await prefetch({
    [api.calls(query)]: (signal) => listCalls(reader, query, signal),
    [api.agents()]: (signal) => listAgents(reader, signal),
    [api.views()]: listViews,
  });
  return (
    <HydrationBoundary state={state}>
      <CallsView />
    </HydrationBoundary>
  );
}
