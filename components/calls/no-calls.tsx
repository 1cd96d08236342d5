"use client";

import { usePlace } from "@/components/query/place";
import { useQuery } from "@tanstack/react-query";
import { searchQuery } from "@/components/query/queries";
import { Button } from "@/components/ui/button";
import { PhoneOff } from "lucide-react";
import { ClearFilters } from "@/components/filters/clear-filters";
import type { QueryChange } from "@/components/query/use-call-query";
import { useLocale } from "@/components/ui/locale";
import { AbsentWords } from "./absent-words";
import type { HiddenCalls } from "@/lib/calls/answers";
import { countOf } from "@/lib/calls/format/number";
import { describeFilters } from "@/lib/calls/query/describe";
import { describeRange } from "@/lib/calls/fields/range";
import type { CallQuery } from "@/lib/calls/query/parameters";

interface NoCallsProps {
  query: CallQuery;
  hidden: HiddenCalls;
  onChange: (change: QueryChange) => void;
}

/** Why a list is empty, and how it would not be. */
export function NoCalls({ query, hidden: { trial = 0 }, onChange }: NoCallsProps) {
  const locale = useLocale();
  const place = usePlace();
  const filters = describeFilters(query).flatMap(({ parameters }) => parameters);
  const range = describeRange(query, locale);
  const { data: search } = useQuery({ ...searchQuery(query, place), enabled: query.q !== undefined });
  const ever = search?.allTime;
  const everything = query.range === "all" && !query.from && !query.to;
  return (
    <section className="flex flex-col items-center gap-3 rounded-xl border border-separator bg-surface px-4 py-16 text-center">
      <PhoneOff className="size-8 text-muted" aria-hidden="true" />
      <h2 className="text-lg font-semibold">No calls here</h2>
      <p className="max-w-md text-sm text-muted">
        {filters.length > 0
          ? `No call of “${range}” fits all of the filters.`
          : `There was no ${query.kind === "live" ? "live " : ""}call in “${range}”.`}
        {trial > 0 && ` ${countOf(trial, "trial call", locale)} would fit.`}
      </p>
      {query.q !== undefined && <AbsentWords query={query} q={query.q} onChange={onChange} />}
      <div className="flex flex-wrap justify-center gap-2">
        {trial > 0 && (
          <Button variant="secondary" onClick={() => onChange({ kind: "all" })}>
            Show trial calls
          </Button>
        )}
        <ClearFilters />
        {!everything && ever !== 0 && (
          <Button variant="outline" onClick={() => onChange({ range: "all" })}>
            {ever === undefined ? "Search all time" : `Search all time (${countOf(ever, "call", locale)})`}
          </Button>
        )}
      </div>
    </section>
  );
}
