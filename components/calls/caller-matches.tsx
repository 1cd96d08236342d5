"use client";

import { usePlace } from "@/components/query/place";
import { useQuery } from "@tanstack/react-query";
import { searchQuery } from "@/components/query/queries";
import { useLocale } from "@/components/ui/locale";
import { countOf } from "@/lib/calls/format/number";
import type { CallQuery } from "@/lib/calls/query/parameters";

/** Of the calls that a search finds: how many are with the person whom it names, and how many mention the person. */
export function CallerMatches({ query }: { query: CallQuery }) {
  const locale = useLocale();
  const place = usePlace();
  const { data } = useQuery({ ...searchQuery(query, place), enabled: query.q !== undefined });
  if (!data?.callers) return null;
  const { from, mentioned } = data.callers;
  const others = mentioned === 0 ? "" : `, ${countOf(mentioned, "call", locale)} mentioning it`;
  return <span>{`· ${countOf(from, "call", locale)} with this caller${others}`}</span>;
}
