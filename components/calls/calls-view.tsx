"use client";

import { usePlace } from "@/components/query/place";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import { ClearFilters } from "@/components/filters/clear-filters";
import { FilterBar } from "@/components/filters/filter-bar";
import { callsQuery } from "@/components/query/queries";
import { useCallQuery, type QueryChange } from "@/components/query/use-call-query";
import { useNotices } from "@/components/query/use-notices";
import { CoverageNote } from "@/components/sync/coverage-note";
import { useSettled } from "@/components/query/use-settled";
import { Failure } from "@/components/ui/failure";
import { Notices } from "@/components/ui/notices";
import type { CallList } from "@/lib/calls/answers";
import { apiAt } from "@/lib/calls/query/parts";
import { CallTable } from "./call-table";
import { CallsHeading } from "./calls-heading";
import { CallsSkeleton } from "./calls-skeleton";
import { NewerCalls, newerCallsPlace } from "./newer-calls";
import { NoCalls } from "./no-calls";
import { PageLinks } from "./page-links";
import { PastTheEnd } from "./past-the-end";
import { StaleNote } from "@/components/ui/stale-note";
import { useListKeys } from "./use-list-keys";
import { useNewerList } from "./use-newer-list";

const isPastTheEnd = ({ page, size, total }: CallList) => (page - 1) * size >= total;

/** The list of calls with its filters: everything that it shows is in the URL. */
export function CallsView() {
  const { query, change } = useCallQuery();
  const place = usePlace();
  const { data, error, isPlaceholderData, isFetching, refetch, dataUpdatedAt } = useQuery(
    callsQuery(query, place),
  );
  const settled = useSettled(query, isPlaceholderData ? undefined : data);
  const failed = error && (isPlaceholderData || !data);
  const shown = failed ? undefined : settled;
  const list = shown?.answer;
  const newer = useNewerList(query, isPlaceholderData ? undefined : list, dataUpdatedAt);
  const notices = useNotices(list?.notices, "partly_loaded");
  const container = useRef<HTMLDivElement>(null);
  useListKeys(container);
  const retry = useCallback(() => void refetch(), [refetch]);
  const turnPage = (next: QueryChange) => {
    change(next);
    container.current?.scrollIntoView();
  };
  return (
    <div ref={container} className="scroll-mt-20 space-y-4 max-sm:pb-12">
      <CallsHeading
        list={list}
        query={query}
        stale={isPlaceholderData}
        busy={isFetching}
        onRefresh={query.asOf === undefined ? retry : () => change({ asOf: undefined })}
        onChange={change}
      />
      <FilterBar
        zone={query.tz ?? settled?.answer.zone}
        aside={<span className={newerCallsPlace} aria-hidden="true" />}
      />
      <NewerCalls newer={newer} onShow={() => turnPage({ page: undefined })} />
      <Notices notices={notices} />
      {failed && (
        <Failure error={error} retry={retry} busy={isFetching}>
          {error.code === "bad_request" && <ClearFilters />}
        </Failure>
      )}
      {!failed && !shown && <CallsSkeleton rows={query.size} />}
      {shown && (
        <CoverageNote
          {...shown.answer}
          coverage={shown.answer.coverage}
          question={apiAt(place).calls({ ...shown.query, page: 1, asOf: undefined })}
        />
      )}
      {shown && (
        <div
          aria-busy={isPlaceholderData}
          className={isPlaceholderData ? "space-y-4 opacity-60 transition-opacity" : "space-y-4"}
        >
          {error && <StaleNote error={error} retry={retry} busy={isFetching} />}
          {shown.answer.total === 0 ? (
            <NoCalls query={shown.query} hidden={shown.answer.hidden} onChange={change} />
          ) : (
            <>
              {isPastTheEnd(shown.answer) ? (
                <PastTheEnd query={shown.query} total={shown.answer.total} onChange={turnPage} />
              ) : (
                <CallTable
                  list={shown.answer}
                  query={shown.query}
                  sort={query.sort}
                  onSort={(sort) => change({ sort })}
                />
              )}
              <PageLinks query={query} list={shown.answer} onChange={turnPage} />
            </>
          )}
        </div>
      )}
    </div>
  );
}
