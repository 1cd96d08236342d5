"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { syncQuery } from "@/components/query/queries";
import { useCallQuery } from "@/components/query/use-call-query";
import { Failure } from "@/components/ui/failure";
import { PageHeading } from "@/components/ui/page-heading";
import { ConnectionCard } from "./connection-card";
import { SyncSkeleton } from "./sync-skeleton";

/** How complete and how fresh the mirror of each connection is. */
export function SyncView() {
  const { data, error, isFetching, refetch } = useQuery(syncQuery());
  const { query } = useCallQuery();
  const zones = data?.connections.map(({ zone }) => query.tz ?? zone ?? "UTC") ?? [];
  const stated = [...new Set(zones)].map((zone) => zone.replaceAll("_", " ")).join(", ");
  const retry = useCallback(() => void refetch(), [refetch]);
  return (
    <div className="space-y-4">
      <PageHeading
        title="Sync"
        facts={<span>Callboard’s own copy of the calls{stated !== "" && ` · ${stated}`}</span>}
      />
      {!data && error && <Failure error={error} retry={retry} busy={isFetching} />}
      {!data && !error && <SyncSkeleton />}
      {data?.connections.map((progress) => (
        <ConnectionCard
          key={progress.connection}
          progress={progress}
          zone={query.tz ?? progress.zone ?? "UTC"}
        />
      ))}
      {data?.connections.length === 0 && <p className="text-sm text-muted">No account is set up.</p>}
    </div>
  );
}
