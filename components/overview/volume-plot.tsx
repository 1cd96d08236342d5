"use client";

import { useMemo } from "react";
import { TimeChart } from "@/components/charts/lazy";
import { ColumnLinks } from "@/components/charts/column-links";
import { PlotFrame } from "@/components/charts/plot-frame";
import { useLocale } from "@/components/ui/locale";
import { axisLabel } from "@/lib/calls/charts/labels";
import type { ActionSeries } from "@/lib/calls/charts/series";
import { axisCount, countTicks } from "@/lib/calls/charts/ticks";
import { describeVolume } from "@/lib/calls/charts/volume";
import type { Measured } from "./use-measured";

const allCalls = [{ key: "calls", color: "var(--accent)", filled: true }];

interface VolumePlotProps {
  measured: Measured;
  /** The action types that are drawn; undefined where all calls are. */
  lines: readonly ActionSeries[] | undefined;
}

/** Buckets of time as lines, with the links of each bucket over them. */
export function VolumePlot({ measured, lines }: VolumePlotProps) {
  const { metrics, links } = measured;
  const locale = useLocale();
  const { volume, volumeUnit, zone, asOf } = metrics;
  const { labels, drawn, ticks } = useMemo(() => {
    const drawn = lines
      ? lines.map(({ type, color, dash }) => ({
          key: type,
          color,
          dash,
          values: volume.map(({ actions }) => actions[type] ?? 0),
        }))
      : allCalls.map((line) => ({ ...line, values: volume.map(({ calls }) => calls) }));
    return {
      drawn,
      labels: volume.map(({ start }) => axisLabel(start, volumeUnit, locale, zone)),
      ticks: countTicks(Math.max(0, ...drawn.flatMap(({ values }) => values))),
    };
  }, [lines, volume, volumeUnit, locale, zone]);
  const marks = useMemo(() => {
    const top = ticks.at(-1) ?? 1;
    return describeVolume(metrics, links, lines, locale).map((mark, index) => ({
      ...mark,
      points: drawn.map(({ color, values }) => ({ color, height: (values[index] ?? 0) / top })),
    }));
  }, [metrics, links, lines, locale, drawn, ticks]);
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
      <ColumnLinks label={`Calls by ${volumeUnit}`} marks={marks} />
    </PlotFrame>
  );
}
