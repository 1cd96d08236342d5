import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { SyncView } from "@/components/sync/sync-view";
import { api } from "@/lib/calls/query/parts";
import { prefetch } from "@/lib/server/prefetch";
import { getSync } from "@/lib/server/sync/get-sync";
import { listViews } from "@/lib/server/views/views";

export const metadata: Metadata = { title: "Sync" };

export default async function SyncPage() {
  const state = await prefetch({
    [api.sync()]: { access: "sync:read", verb: getSync },
    // The links at the top lead to the default views.
    [api.views()]: { access: "views:read", verb: listViews },
  });
  return (
    <HydrationBoundary state={state}>
      <SyncView />
    </HydrationBoundary>
  );
}
