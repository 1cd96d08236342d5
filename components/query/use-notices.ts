"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import type { Notice } from "@/lib/calls/answers";
import { parseQuery } from "@/lib/calls/query/query";

const none: readonly Notice[] = [];

/**
 * What of the present URL was not understood, with what an answer has to say.
 *
 * @param elsewhere what of the answer's the page says in another place
 */
export function useNotices(answer: readonly Notice[] = none, elsewhere?: Notice["code"]): Notice[] {
  const search = useSearchParams();
  const own = useMemo(() => parseQuery(new URLSearchParams(search)).notices, [search]);
  return useMemo(() => {
    const told = [...own, ...answer].filter(({ code }) => code !== elsewhere);
    const byText = new Map(told.map((notice) => [notice.message, notice]));
    return [...byText.values()];
  }, [own, answer, elsewhere]);
}
