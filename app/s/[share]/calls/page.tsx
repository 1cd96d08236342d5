import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { CallsView } from "@/components/calls/calls-view";
import { apiAt } from "@/lib/calls/query/parts";
import { parseQuery } from "@/lib/calls/query/query";
import { listAgents } from "@/lib/server/calls/list-agents";
import { listCalls } from "@/lib/server/calls/list-calls";
import { toSearchParams } from "@/lib/server/http/search-params";
import { prefetch } from "@/lib/server/prefetch";
import { readPlace } from "@/lib/server/shares/shared-page";

export const metadata: Metadata = { title: { absolute: "Shared calls" } };

export default async function SharedCallsPage({ params, searchParams }: PageProps<"/s/[share]/calls">) {
  const { share } = await params;
  const place = await readPlace(share, await headers());
  const { query } = parseQuery(toSearchParams(await searchParams), place.defaults);
  const api = apiAt(place);
  const state = await prefetch(
    {
      [api.calls(query)]: {
        access: "calls:read",
        verb: (reader, signal) => listCalls(reader, query, signal),
      },
      [api.agents()]: { access: "agents:read", verb: listAgents },
    },
    share,
  );
  return (
    <HydrationBoundary state={state}>
      <CallsView />
    </HydrationBoundary>
  );
}
