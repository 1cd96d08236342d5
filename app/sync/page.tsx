import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { SyncView } from "@/components/sync/sync-view";
import { api } from "@/lib/calls/query/parts";
import { prefetch } from "@/lib/server/prefetch";
import { currentReader } from "@/lib/server/access/reader";
import { getSync } from "@/lib/server/sync/get-sync";

export const metadata: Metadata = { title: "Sync" };

export default async function SyncPage() {
  const reader = currentReader();
  const state = await prefetch({ [api.sync()]: () => getSync(reader) });
  return (
    <HydrationBoundary state={state}>
      <SyncView />
    </HydrationBoundary>
  );
}
