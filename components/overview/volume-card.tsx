"use client";

import { useMemo, useState } from "react";
import { useConnections, useHasSeveral } from "@/components/query/connections";
import { useCallQuery } from "@/components/query/use-call-query";
import { useLocale } from "@/components/ui/locale";
import { lateReports } from "@/lib/calls/charts/reported-since";
import type { Metrics } from "@/lib/calls/answers";
import { actionSeries, connectionSeries, directionSeries } from "@/lib/calls/charts/series";
import { volumeViews, type VolumeView } from "@/lib/calls/fields/charts";
import { ChartCard } from "./chart-card";
import { LateNote } from "./late-note";
import type { Measured } from "./use-measured";
import { Segments } from "./segments";
import { SeriesLegend } from "./series-legend";
import { VolumePlot } from "./volume-plot";
import { VolumeTable } from "./volume-table";

/** What each view is called, and what its lines are. */
const views: Record<VolumeView, { label: string; title: string; counts: string; legend: string }> = {
  calls: { label: "Calls", title: "Calls over time", counts: "Calls", legend: "" },
  actions: {
    label: "Actions",
    title: "Actions over time",
    counts: "Calls with such an action",
    legend: "Action types shown",
  },
  direction: {
    label: "Direction",
    title: "Calls over time by direction",
    counts: "Inbound and outbound calls",
    legend: "Directions shown",
  },
  connections: {
    label: "Connections",
    title: "Calls over time by connection",
    counts: "Calls of each connection",
    legend: "Connections shown",
  },
};

/** Lines that are shown to begin with: more than that are hard to tell apart. */
const shownAtFirst = 4;

/** The lines of a view, and which of them the reader wants to see. */
function useLines(view: VolumeView, metrics: Metrics) {
  const connections = useConnections();
  const series = useMemo(() => {
    if (view === "calls") return undefined;
    if (view === "actions") return actionSeries(metrics);
    return view === "direction" ? directionSeries(metrics) : connectionSeries(metrics, connections);
  }, [view, metrics, connections]);
  const [chosen, setChosen] = useState<Partial<Record<VolumeView, ReadonlySet<string>>>>({});
  const own = chosen[view];
  const shown = useMemo(() => {
    // What was chosen among other calls may be absent from these: nothing would be drawn.
    const present = own && series?.some(({ type }) => own.has(type));
    return present ? own : new Set(series?.slice(0, shownAtFirst).map(({ type }) => type));
  }, [own, series]);
  const lines = useMemo(() => series?.filter(({ type }) => shown.has(type)), [series, shown]);
  const toggle = (type: string) => {
    const next = new Set(shown);
    if (!next.delete(type)) next.add(type);
    setChosen({ ...chosen, [view]: next });
  };
  return { series, shown, lines, toggle };
}

/** Calls, calls with an action of each type, or calls of each direction or connection, over time. */
export function VolumeCard({ measured, className }: { measured: Measured; className: string }) {
  const { metrics } = measured;
  const hasSeveral = useHasSeveral();
  const { query, change } = useCallQuery();
  const view = query.chart === "connections" && !hasSeveral ? "calls" : query.chart;
  const { series, shown, lines, toggle } = useLines(view, metrics);
  const { title, counts, legend } = views[view];
  const locale = useLocale();
  const reports = useMemo(() => lateReports(metrics, locale), [metrics, locale]);
  const late = view === "actions" ? reports : [];
  const choices = volumeViews
    .filter((value) => hasSeveral || value !== "connections")
    .map((value) => ({ value, label: views[value].label }));
  return (
    <ChartCard
      name="volume"
      title={title}
      note={
        <>
          {counts} per {metrics.volumeUnit}; drag to choose a time
          {/* It keeps its place, so that the chart stays where it is. */}
          <span className={view === "actions" ? "" : "invisible"}>
            <LateNote late={reports} />
          </span>
        </>
      }
      className={className}
      controls={
        <Segments
          label="Over time"
          choices={choices}
          selected={view}
          onChange={(chart) => change({ chart }, { history: "replace" })}
        />
      }
      chart={
        <VolumePlot
          measured={measured}
          lines={lines}
          late={late}
          legend={series && <SeriesLegend label={legend} series={series} shown={shown} onToggle={toggle} />}
        />
      }
      table={<VolumeTable measured={measured} title={title} lines={lines} />}
    />
  );
}
