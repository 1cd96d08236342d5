"use client";

import { useMemo, useState } from "react";
import { useLocale } from "@/components/ui/locale";
import { lateReports } from "@/lib/calls/charts/reported-since";
import { actionSeries } from "@/lib/calls/charts/series";
import { ChartCard } from "./chart-card";
import { LateNote } from "./late-note";
import type { Measured } from "./use-measured";
import { Segments } from "./segments";
import { SeriesLegend } from "./series-legend";
import { VolumePlot } from "./volume-plot";
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
  const shown = useMemo(() => {
    // What was chosen among other calls may be absent from these: nothing would be drawn.
    const present = chosen && series.some(({ type }) => chosen.has(type));
    return present ? chosen : new Set(series.slice(0, shownAtFirst).map(({ type }) => type));
  }, [chosen, series]);
  const toggle = (type: string) => {
    const next = new Set(shown);
    if (!next.delete(type)) next.add(type);
    setChosen(next);
  };
  const lines = useMemo(
    () => (view === "calls" ? undefined : series.filter(({ type }) => shown.has(type))),
    [view, series, shown],
  );
  const locale = useLocale();
  const late = useMemo(() => (view === "calls" ? [] : lateReports(metrics, locale)), [view, metrics, locale]);
  return (
    <ChartCard
      title={view === "calls" ? "Calls over time" : "Actions over time"}
      note={
        <>
          {view === "calls" ? "Calls" : "Calls with such an action"} per {metrics.volumeUnit}; drag to choose
          a time
          <LateNote late={late} />
        </>
      }
      className={className}
      controls={<Segments label="Over time" choices={views} selected={view} onChange={setView} />}
      chart={
        <div className="space-y-2">
          {lines && <SeriesLegend series={series} shown={shown} onToggle={toggle} />}
          <VolumePlot measured={measured} lines={lines} late={late} />
        </div>
      }
      table={<VolumeTable measured={measured} lines={lines} />}
    />
  );
}
