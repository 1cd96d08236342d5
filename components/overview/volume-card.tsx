"use client";

import { useMemo, useState } from "react";
import { TimeChart } from "@/components/charts/lazy";
import { MarkLinks } from "@/components/charts/mark-links";
import { PlotFrame } from "@/components/charts/plot-frame";
import { useLocale } from "@/components/ui/locale";
import { axisLabel } from "@/lib/calls/charts/labels";
import { actionSeries } from "@/lib/calls/charts/series";
import { axisCount, countTicks } from "@/lib/calls/charts/ticks";
import { describeVolume, type VolumeLine } from "@/lib/calls/charts/volume";

import { ChartCard } from "./chart-card";
import type { Measured } from "./measured";
import { Segments } from "./segments";
import { SeriesLegend } from "./series-legend";
import { VolumeTable } from "./volume-table";

const views = [
  { value: "calls", label: "Calls" },
  { value: "actions", label: "Actions" },
] as const;

/** Types that are shown to begin with: more lines than that are hard to tell apart. */
const shownAtFirst = 4;

/** Calls, or calls with an action of each type, over time. */
export function VolumeCard({ measured, className }: { measured: Measured; className: string }) {
  const { metrics } = measured;
  const [view, setView] = useState<"calls" | "actions">("calls");
  const series = useMemo(() => actionSeries(metrics), [metrics]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const shown = useMemo(
    () => chosen ?? new Set(series.slice(0, shownAtFirst).map(({ type }) => type)),
    [chosen, series],
  );
  const toggle = (type: string) => {
    const next = new Set(shown);
    if (!next.delete(type)) next.add(type);
    setChosen(next);
  };
  const lines = useMemo(
    () => (view === "calls" ? undefined : series.filter(({ type }) => shown.has(type))),
    [view, series, shown],
  );
  return (
    <ChartCard
      title={view === "calls" ? "Calls over time" : "Actions over time"}
      note={`${view === "calls" ? "Calls" : "Calls with such an action"} per ${metrics.volumeUnit}`}
      className={className}
      controls={<Segments label="Over time" choices={views} selected={view} onChange={setView} />}
      chart={
        <div className="space-y-2">
          {lines && <SeriesLegend series={series} shown={shown} onToggle={toggle} />}
          <VolumePlot measured={measured} lines={lines} />
        </div>
      }
      table={<VolumeTable measured={measured} lines={lines} />}
    />
  );
}

const allCalls = [{ key: "calls", color: "var(--accent)", filled: true }];

function VolumePlot({ measured, lines }: { measured: Measured; lines: readonly VolumeLine[] | undefined }) {
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
      <MarkLinks label={`Calls by ${volumeUnit}`} marks={marks} />
    </PlotFrame>
  );
}
