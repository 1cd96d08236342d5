"use client";

import { useMemo } from "react";
import { HistogramNotes } from "@/components/charts/histogram-notes";
import { HistogramChart } from "@/components/charts/lazy";
import { MarkLinks } from "@/components/charts/mark-links";
import { chartHeight } from "@/components/charts/plot";
import { PlotFrame } from "@/components/charts/plot-frame";
import { useLocale } from "@/components/ui/locale";
import { bucketsFrom, hasTail, positionOf } from "@/lib/calls/charts/histogram";
import { axisCount, countTicks } from "@/lib/calls/charts/ticks";
import { formatDuration } from "@/lib/calls/format/duration";
import { countOf, formatCount, formatShare } from "@/lib/calls/format/number";
import { ChartCard } from "./chart-card";
import { DataTable } from "./data-table";
import { MarkLink } from "./mark-link";
import type { Measured } from "./measured";

const band = ({ from, to }: { from: number; to: number }) =>
  `${formatDuration(from)} – ${formatDuration(to)}`;

/** How long calls last. */
export function DurationCard({ measured, className }: { measured: Measured; className: string }) {
  const locale = useLocale();
  const { unknown } = measured.metrics.duration;
  const left = unknown > 0 && ` · ${countOf(unknown, "call", locale)} without a duration left out`;
  return (
    <ChartCard
      title="Duration"
      note={<>Calls by how long they last{left}</>}
      className={className}
      chart={<DurationPlot measured={measured} />}
      table={<DurationTable measured={measured} />}
    />
  );
}

function useBuckets({ metrics, query }: Measured) {
  const { histogram } = metrics.duration;
  return useMemo(() => bucketsFrom(histogram, query.min), [histogram, query.min]);
}

function DurationPlot({ measured }: { measured: Measured }) {
  const locale = useLocale();
  const { links } = measured;
  const { median } = measured.metrics.duration;
  const histogram = useBuckets(measured);
  const tail = hasTail(histogram);
  const last = histogram.at(-1);
  const { counts, borders, ticks, marks } = useMemo(() => {
    const counts = histogram.map(({ count }) => count);
    return {
      counts,
      borders: [...histogram.map(({ from }) => from), ...histogram.slice(-1).map(({ to }) => to)].map(
        formatDuration,
      ),
      ticks: countTicks(Math.max(0, ...counts)),
      marks: histogram.map((bucket) => ({
        href: links.duration(bucket),
        title: band(bucket),
        lines: [{ text: countOf(bucket.count, "call", locale) }],
      })),
    };
  }, [histogram, links, locale]);
  const at = median === null ? undefined : positionOf(median, histogram);
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
      <HistogramNotes
        line={at === undefined ? undefined : { at, label: `Median ${formatDuration(median ?? 0)}` }}
        tail={tail && last ? { height: last.count / (ticks.at(-1) ?? 1), label: band(last) } : undefined}
      />
      <MarkLinks label="Calls by duration" marks={marks} />
    </PlotFrame>
  );
}

function DurationTable({ measured }: { measured: Measured }) {
  const locale = useLocale();
  const { links } = measured;
  const histogram = useBuckets(measured);
  const known = histogram.reduce((sum, { count }) => sum + count, 0);
  return (
    <DataTable
      caption="Calls by duration"
      className={chartHeight}
      heads={["Duration", "Calls", "Share"]}
      rows={histogram.map((bucket) => ({
        key: String(bucket.from),
        cells: [
          band(bucket),
          <MarkLink key="calls" href={bucket.count === 0 ? undefined : links.duration(bucket)}>
            {formatCount(bucket.count, locale)}
          </MarkLink>,
          known === 0 ? "–" : formatShare(bucket.count / known, locale),
        ],
      }))}
    />
  );
}
