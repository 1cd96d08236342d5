import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ConnectionsView } from "@/components/settings/connections/connections-view";
import { api } from "@/lib/calls/query/parts";
import { listConnections } from "@/lib/server/connections/list-connections";
import { prefetch } from "@/lib/server/prefetch";

export const metadata: Metadata = { title: "Connections" };

export default async function ConnectionsPage() {
  const state = await prefetch({
    [api.connections()]: { access: "connections:write", verb: (_, signal) => listConnections(signal) },
  });
  return (
    <HydrationBoundary state={state}>
      <ConnectionsView />
    </HydrationBoundary>
  );
}
