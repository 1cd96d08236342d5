"use client";

import { Info } from "lucide-react";
import { useLocale } from "@/components/ui/locale";
import { Time } from "@/components/ui/time";
import type { Metrics } from "@/lib/calls/answers";
import { countOf, formatCount } from "@/lib/calls/format/number";

/** From when on calls were counted, where that is not from the begin of the range. */
export function CoverageNote({ metrics: { coverage, zone } }: { metrics: Metrics }) {
  const locale = useLocale();
  if (coverage.complete || coverage.from === undefined) return null;
  const { loaded, expected, from } = coverage;
  const newest = expected === undefined ? countOf(loaded, "call", locale) : formatCount(loaded, locale);
  return (
    <p
      role="status"
      className="flex gap-3 rounded-xl border border-warning/40 bg-warning-soft px-4 py-2.5 text-sm"
    >
      <Info className="mt-0.5 size-4 shrink-0 text-warning-soft-foreground" aria-hidden="true" />
      <span>
        Everything here counts the calls since <Time instant={from} zone={zone} style="full" />: the newest{" "}
        {newest}
        {expected !== undefined && ` of ${countOf(expected, "call", locale)}`} were read. Choose a shorter
        range for all of them.
      </span>
    </p>
  );
}
