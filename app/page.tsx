import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { Overview } from "@/components/overview/overview";
import { api } from "@/lib/calls/query/parts";
import { parseQuery } from "@/lib/calls/query/query";
import type { Reader } from "@/lib/server/access/reader";
import { countFacets } from "@/lib/server/calls/count-facets";
import { listAgents } from "@/lib/server/calls/list-agents";
import { measureCalls } from "@/lib/server/calls/measure-calls";
import { toSearchParams } from "@/lib/server/http/search-params";
import { prefetch } from "@/lib/server/prefetch";
import { listViews } from "@/lib/server/views/views";

/** The template of the layout holds for the pages below this one only. */
export const metadata: Metadata = { title: { absolute: "Overview · Callboard" } };

export default async function OverviewPage({ searchParams }: PageProps<"/">) {
  const { query } = parseQuery(toSearchParams(await searchParams));
  const state = await prefetch({
    [api.metrics(query)]: {
      access: "calls:measure",
      verb: (reader, signal) => measureCalls(reader, query, signal),
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
      <Overview />
    </HydrationBoundary>
  );
}
