"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import type { Notice } from "@/lib/calls/answers";
import { parseQuery } from "@/lib/calls/query/query";

/** What of the present URL was not understood, with what an answer has to say. */
export function useNotices(answer: readonly Notice[] = []): Notice[] {
  const search = useSearchParams();
  const own = useMemo(() => parseQuery(new URLSearchParams(search)).notices, [search]);
  return [...own, ...answer];
}
