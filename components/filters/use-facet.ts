"use client";

import { usePlace } from "@/components/query/place";
import { useQuery } from "@tanstack/react-query";
import { facetsQuery } from "@/components/query/queries";
import type { Coverage } from "@/lib/calls/answers";
import type { FacetValue } from "@/lib/calls/facets";
import type { ApiError } from "@/lib/calls/errors";
import { isCounted, type ConditionName, type FacetName } from "@/lib/calls/fields/fields";
import type { CallQuery } from "@/lib/calls/query/parameters";

/** How many calls each value of a filter has. Without counts the filter works all the same. */
export interface Facet {
  /** Absent until they were counted. */
  values: readonly FacetValue[] | undefined;
  /** Calls of which the upstream does not say it; absent if that is not counted. */
  unreported?: number | undefined;
  /** Present where not everything was counted. */
  coverage: Coverage | undefined;
  error: ApiError | null;
  /** Connections whose upstream does not offer it, with how many calls. */
  notOffered: readonly { connection: string; calls: number }[];
}

/** @param find narrows the contacts to those that it names */
export function useFacet(name: ConditionName | FacetName, query: CallQuery, find?: string): Facet {
  const place = usePlace();
  const { data, error } = useQuery({ ...facetsQuery(query, find, place), enabled: isCounted(name) });
  const partial = data && !data.coverage.complete ? data.coverage : undefined;
  const unreported = name === "direction" || name === "status" ? data?.unreported[name] : undefined;
  return {
    unreported,
    values: isCounted(name) ? data?.[name] : undefined,
    coverage: partial,
    error,
    notOffered: isCounted(name) ? (data?.notOffered[name] ?? []) : [],
  };
}

/** Value → how many calls have it. A value that was counted and is not named has none. */
export function countsOf({ values }: Facet): ((value: string) => number | undefined) | undefined {
  if (!values) return undefined;
  const counts = new Map(values.map(({ value, count }) => [value, count]));
  return (value) => counts.get(value);
}
