"use client";

import { useMemo, type ReactNode } from "react";
import { ColumnLinks } from "@/components/charts/column-links";
import { TimeChart } from "@/components/charts/lazy";
import { PlotFrame } from "@/components/charts/plot-frame";
import { PlotNotes } from "@/components/charts/plot-notes";
import { useLocale } from "@/components/ui/locale";
import { axisLabel } from "@/lib/calls/charts/labels";
import type { LateReport } from "@/lib/calls/charts/reported-since";
import { countIn, type VolumeSeries } from "@/lib/calls/charts/series";
import { axisCount, countTicks } from "@/lib/calls/charts/ticks";
import { describeVolume, earlierLine } from "@/lib/calls/charts/volume";
import { EarlierLegend } from "./earlier-legend";
import type { Measured } from "./use-measured";
import { useTimeChooser } from "./use-time-chooser";

interface VolumePlotProps {
  measured: Measured;
  /** What is drawn; undefined where all calls are. */
  lines: readonly VolumeSeries[] | undefined;
  /** What to mark where action types are drawn. */
  late: readonly LateReport[];
  /** What the lines are; undefined where all calls are drawn. */
  legend: ReactNode;
}

/** What is drawn: the calls over those of the period before, or those of each line. */
function linesOf({ metrics: { volume, previous } }: Measured, lines: readonly VolumeSeries[] | undefined) {
  if (lines) {
    return lines.map((line) => ({
      key: line.type,
      color: line.color,
      dash: line.dash,
      values: volume.map((bucket) => countIn(bucket, line)),
    }));
  }
  const calls = {
    key: "calls",
    color: "var(--accent)",
    filled: true,
    values: volume.map((each) => each.calls),
  };
  if (!previous) return [calls];
  const earlier = previous.volume.map((each) => each.calls);
  return [{ key: "before", ...earlierLine, quiet: true, values: earlier }, calls];
}

/** Buckets of time as lines, with the links of each bucket over them. Dragging over them sets the range. */
export function VolumePlot({ measured, lines, late, legend }: VolumePlotProps) {
  const { metrics, links } = measured;
  const locale = useLocale();
  const { volume, volumeUnit, previous, zone, asOf } = metrics;
  const chooser = useTimeChooser(metrics);
  const { labels, drawn, ticks } = useMemo(() => {
    const drawn = linesOf(measured, lines);
    return {
      drawn,
      labels: volume.map(({ start }) => axisLabel(start, volumeUnit, locale, zone)),
      ticks: countTicks(Math.max(0, ...drawn.flatMap(({ values }) => values))),
    };
  }, [measured, lines, volume, volumeUnit, locale, zone]);
  const marks = useMemo(() => {
    const top = ticks.at(-1) ?? 1;
    return describeVolume(metrics, links, lines, locale).map((mark, index) => ({
      ...mark,
      points: drawn.map(({ color, values }) => ({ color, height: (values[index] ?? 0) / top })),
    }));
  }, [metrics, links, lines, locale, drawn, ticks]);
  const marked = lines && late.find(({ at }) => at !== undefined);
  return (
    <PlotFrame
      drawing={
        <TimeChart
          labels={labels}
          series={drawn}
          open={(volume.at(-1)?.end ?? "") > asOf}
          ticks={ticks}
          formatCount={(count) => axisCount(count, locale)}
        />
      }
    >
      {legend}
      {!lines && previous && <EarlierLegend previous={previous} zone={zone} />}
      {marked?.at !== undefined && <PlotNotes line={{ at: marked.at, label: marked.mark }} />}
      <ColumnLinks label={`Calls by ${volumeUnit}`} marks={marks} chooser={chooser} />
    </PlotFrame>
  );
}
