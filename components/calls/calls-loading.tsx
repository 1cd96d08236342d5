"use client";

import { useCallQuery } from "@/components/query/use-call-query";
import { CallsSkeleton } from "./calls-skeleton";

/** The shape of the list that an address asks for: as long as it will be, so that the browser finds its place again. */
export function CallsLoading() {
  const { query } = useCallQuery();
  return <CallsSkeleton rows={query.size} />;
}
