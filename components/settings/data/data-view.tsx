"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { retentionQuery } from "@/components/query/queries";
import { Failure } from "@/components/ui/failure";
import { PageHeading } from "@/components/ui/page-heading";
import { EraseForm } from "./erase-form";
import { RetentionForm } from "./retention-form";

/** Erasing persons, and for how long calls are kept. */
export function DataView() {
  const { data, error, isFetching, refetch } = useQuery(retentionQuery());
  const retry = useCallback(() => void refetch(), [refetch]);
  return (
    <div className="space-y-4">
      <PageHeading title="Data" facts="Erasure and retention" />
      {!data && error && <Failure error={error} retry={retry} busy={isFetching} />}
      {data && (
        <>
          <EraseForm connections={data.connections} />
          <section aria-labelledby="retention" className="space-y-3 rounded-xl border border-separator p-4">
            <h2 id="retention" className="font-semibold">
              Retention
            </h2>
            <p className="text-sm text-muted">
              Older data is deleted automatically. Leave a field empty to keep it forever. The upstream keeps
              its own copy.
            </p>
            {data.connections.map((kept) => (
              <RetentionForm key={kept.connection} kept={kept} />
            ))}
          </section>
        </>
      )}
    </div>
  );
}
