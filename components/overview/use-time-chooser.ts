"use client";

import { useMemo } from "react";
import type { SpanChooser } from "@/components/charts/span-choice";
import { useCallQuery } from "@/components/query/use-call-query";
import { useLocale } from "@/components/ui/locale";
import type { Metrics } from "@/lib/calls/answers";
import { chosenSpan, spanChange } from "@/lib/calls/charts/chosen-span";
import { formatSpan } from "@/lib/calls/charts/labels";
import { countOf } from "@/lib/calls/format/number";

/** Makes buckets of the volume that lie next to each other the range of the page. */
export function useTimeChooser(metrics: Metrics): SpanChooser {
  const { change } = useCallQuery();
  const locale = useLocale();
  return useMemo(() => {
    const { volume, zone } = metrics;
    return {
      hint: "Shift and an arrow key choose a span of time",
      describe: (one, other) => {
        const span = chosenSpan(volume, one, other);
        const within = volume.slice(Math.min(one, other), Math.max(one, other) + 1);
        const calls = within.reduce((sum, bucket) => sum + bucket.calls, 0);
        return {
          title: span ? formatSpan(span, locale, zone) : "",
          lines: [{ text: countOf(calls, "call", locale) }],
        };
      },
      onChoose: (one, other) => {
        const span = chosenSpan(volume, one, other);
        if (span) change(spanChange(span, metrics));
      },
    };
  }, [metrics, change, locale]);
}
