"use client";

import { useMemo } from "react";
import { HistogramChart } from "@/components/charts/lazy";
import { ColumnLinks } from "@/components/charts/column-links";
import { PlotFrame } from "@/components/charts/plot-frame";
import { PlotNotes } from "@/components/charts/plot-notes";
import { useLocale } from "@/components/ui/locale";
import type { DurationMetrics } from "@/lib/calls/answers";
import { formatBand, hasTail, positionOf } from "@/lib/calls/charts/histogram";
import type { MarkLinks } from "@/lib/calls/charts/mark-links";
import { axisCount, countTicks } from "@/lib/calls/charts/ticks";
import { formatDuration } from "@/lib/calls/format/duration";
import { countOf } from "@/lib/calls/format/number";

interface DurationPlotProps {
  buckets: DurationMetrics["histogram"];
  /** Seconds; null where no call has a duration. */
  median: number | null;
  links: MarkLinks;
}

/** Calls by duration as bars, with the median; the bar of the few longest calls says how far it goes. */
export function DurationPlot({ buckets, median, links }: DurationPlotProps) {
  const locale = useLocale();
  const { counts, borders, ticks } = useMemo(() => {
    const counts = buckets.map(({ count }) => count);
    const edges = [...buckets.map(({ from }) => from), ...buckets.slice(-1).map(({ to }) => to)];
    return { counts, borders: edges.map(formatDuration), ticks: countTicks(Math.max(0, ...counts)) };
  }, [buckets]);
  const marks = useMemo(
    () =>
      buckets.map((bucket) => ({
        href: links.duration(bucket),
        title: formatBand(bucket),
        lines: [{ text: countOf(bucket.count, "call", locale) }],
      })),
    [buckets, links, locale],
  );
  const tail = hasTail(buckets);
  const last = buckets.at(-1);
  const at = median === null ? undefined : positionOf(median, buckets);
  return (
    <PlotFrame
      drawing={
        <HistogramChart
          counts={counts}
          borders={borders}
          tail={tail}
          ticks={ticks}
          formatCount={(count) => axisCount(count, locale)}
        />
      }
    >
      <PlotNotes
        line={at === undefined ? undefined : { at, label: `Median ${formatDuration(median ?? 0)}` }}
        tail={
          tail && last ? { height: last.count / (ticks.at(-1) ?? 1), label: formatBand(last) } : undefined
        }
      />
      <ColumnLinks label="Calls by duration" marks={marks} />
    </PlotFrame>
  );
}
