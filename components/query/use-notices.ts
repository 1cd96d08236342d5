"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import type { Notice } from "@/lib/calls/answers";
import { parseQuery } from "@/lib/calls/query/query";

const none: readonly Notice[] = [];

/** What of the present URL was not understood, with what an answer has to say. */
export function useNotices(answer: readonly Notice[] = none): Notice[] {
  const search = useSearchParams();
  const own = useMemo(() => parseQuery(new URLSearchParams(search)).notices, [search]);
  return useMemo(() => {
    const byText = new Map([...own, ...answer].map((notice) => [notice.message, notice]));
    return [...byText.values()];
  }, [own, answer]);
}
