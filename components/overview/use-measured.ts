"use client";

import type { Place } from "@/lib/calls/query/place";
import { usePlace } from "@/components/query/place";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { metricsQuery } from "@/components/query/queries";
import { useSettled, type Settled } from "@/components/query/use-settled";
import type { Metrics } from "@/lib/calls/answers";
import { markLinks, type MarkLinks } from "@/lib/calls/charts/mark-links";
import type { CallQuery } from "@/lib/calls/query/parameters";

/** Numbers with the query that they were counted for, which is not yet the present one while new numbers load. */
export interface Measured {
  query: CallQuery;
  metrics: Metrics;
  links: MarkLinks;
}

const measure = ({ query, answer: metrics }: Settled<Metrics>, place: Place): Measured => ({
  query,
  metrics,
  links: markLinks(query, metrics, place),
});

/** The numbers of a query; those of the one before stay in view, with their own links, while new ones load. */
export function useMeasured(query: CallQuery) {
  const place = usePlace();
  const { data, error, isPlaceholderData, isFetching, refetch } = useQuery(metricsQuery(query, place));
  const fresh = isPlaceholderData ? undefined : data;
  const settled = useSettled(query, fresh);
  const measured = useMemo(() => settled && measure(settled, place), [settled, place]);
  const failed = fresh ? null : error;
  return {
    measured: failed ? undefined : measured,
    /** Of the last numbers, also where the present ones could not be counted; undefined before the first. */
    zone: query.tz ?? settled?.answer.zone,
    failed,
    stale: fresh ? error : null,
    isPlaceholderData,
    isFetching,
    refetch,
  };
}
