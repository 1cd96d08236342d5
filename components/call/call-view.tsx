"use client";

import { usePlace } from "@/components/query/place";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { callQuery } from "@/components/query/queries";
import { useCallQuery } from "@/components/query/use-call-query";
import { Failure } from "@/components/ui/failure";
import type { CallKey } from "@/lib/calls/answers";
import { CallContent } from "./call-content";
import { CallNotFound } from "./call-not-found";
import { CallSkeleton } from "./call-skeleton";

/** A call: its skeleton, why it cannot be shown, or the call itself. */
export function CallView({ connection, id }: CallKey) {
  const { query } = useCallQuery();
  const place = usePlace();
  const { data, error, isFetching, refetch } = useQuery(callQuery({ connection, id }, query, place));
  const retry = useCallback(() => void refetch(), [refetch]);
  if (data) return <CallContent key={`${connection}/${id}`} answer={data} />;
  if (error?.code === "not_found") return <CallNotFound message={error.message} query={query} />;
  if (error) return <Failure error={error} retry={retry} busy={isFetching} />;
  return <CallSkeleton />;
}
