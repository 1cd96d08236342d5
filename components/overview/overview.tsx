"use client";

import { usePlace } from "@/components/query/place";
import { useCallback, useRef } from "react";
import { NoCalls } from "@/components/calls/no-calls";
import { ClearFilters } from "@/components/filters/clear-filters";
import { FilterBar } from "@/components/filters/filter-bar";
import { useCallQuery } from "@/components/query/use-call-query";
import { useNotices } from "@/components/query/use-notices";
import { CoverageNote } from "@/components/sync/coverage-note";
import { Failure } from "@/components/ui/failure";
import { Notices } from "@/components/ui/notices";
import { StaleNote } from "@/components/ui/stale-note";
import { apiAt } from "@/lib/calls/query/parts";
import { ActionsCard } from "./actions-card";
import { AgentsCard } from "./agents-card";
import { ConnectionsCard } from "./connections-card";
import { DurationCard } from "./duration-card";
import { HeatCard } from "./heat-card";
import { useMeasured, type Measured } from "./use-measured";
import { useQuietUpdate } from "./use-quiet-update";
import { NumberTiles } from "./number-tiles";
import { OverviewHeading } from "./overview-heading";
import { cardGrid, fullCard, narrowCard, OverviewSkeleton, wideCard } from "./overview-skeleton";
import { PhoneCard } from "./phone-card";
import { VolumeCard } from "./volume-card";

/** The numbers and charts of a query: every one of them leads to the calls that it counts. */
export function Overview() {
  const { query, change } = useCallQuery();
  const place = usePlace();
  const { measured, zone, failed, stale, isPlaceholderData, isFetching, refetch } = useMeasured(query);
  const notices = useNotices(measured?.metrics.notices, "partly_loaded");
  const retry = useCallback(() => void refetch(), [refetch]);
  const numbers = useRef<HTMLDivElement>(null);
  useQuietUpdate(isPlaceholderData ? undefined : measured?.metrics, numbers, retry);
  return (
    <div className="space-y-4">
      <OverviewHeading
        measured={measured}
        query={query}
        busy={isFetching}
        onRefresh={retry}
        onChange={change}
      />
      <FilterBar zone={zone} />
      <Notices notices={notices} />
      {failed && (
        <Failure error={failed} retry={retry} busy={isFetching}>
          {failed.code === "bad_request" && <ClearFilters />}
        </Failure>
      )}
      {!failed && !measured && <OverviewSkeleton />}
      {measured && (
        <div
          ref={numbers}
          aria-busy={isPlaceholderData}
          className={isPlaceholderData ? "space-y-4 opacity-60 transition-opacity" : "space-y-4"}
        >
          {stale && <StaleNote error={stale} retry={retry} busy={isFetching} />}
          <CoverageNote {...measured.metrics} question={apiAt(place).metrics(measured.query)} />
          {measured.metrics.total === 0 ? (
            <NoCalls query={measured.query} hidden={measured.metrics.hidden} onChange={change} />
          ) : (
            <Numbers measured={measured} />
          )}
        </div>
      )}
    </div>
  );
}

function Numbers({ measured }: { measured: Measured }) {
  return (
    <>
      <NumberTiles measured={measured} />
      <div className={cardGrid}>
        <VolumeCard measured={measured} className={wideCard} />
        <DurationCard measured={measured} className={narrowCard} />
        <HeatCard measured={measured} className={wideCard} />
        <ActionsCard measured={measured} className={narrowCard} />
        <ConnectionsCard measured={measured} className={fullCard} />
        <PhoneCard measured={measured} className={fullCard} />
        <AgentsCard measured={measured} className={fullCard} />
      </div>
    </>
  );
}
