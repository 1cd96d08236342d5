import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { DataView } from "@/components/settings/data/data-view";
import { api } from "@/lib/calls/query/parts";
import { prefetch } from "@/lib/server/prefetch";
import { getRetention } from "@/lib/server/retention/change-retention";
import { listViews } from "@/lib/server/views/views";

export const metadata: Metadata = { title: "Data" };

export default async function DataPage() {
  const state = await prefetch({
    [api.retention()]: { access: "data:retain", verb: getRetention },
    // The links at the top lead to the default views.
    [api.views()]: { access: "views:read", verb: listViews },
  });
  return (
    <HydrationBoundary state={state}>
      <DataView />
    </HydrationBoundary>
  );
}
