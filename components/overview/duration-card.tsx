"use client";

import { useMemo } from "react";
import { useLocale } from "@/components/ui/locale";
import { bucketsFrom } from "@/lib/calls/charts/histogram";
import { countOf } from "@/lib/calls/format/number";
import { ChartCard } from "./chart-card";
import { DurationPlot } from "./duration-plot";
import { DurationTable } from "./duration-table";
import type { Measured } from "./use-measured";

/** How long calls last. */
export function DurationCard({ measured, className }: { measured: Measured; className: string }) {
  const locale = useLocale();
  const { query, metrics, links } = measured;
  const { unknown, median, histogram } = metrics.duration;
  const buckets = useMemo(() => bucketsFrom(histogram, query.min), [histogram, query.min]);
  const left = unknown > 0 && ` · ${countOf(unknown, "call", locale)} without a duration left out`;
  return (
    <ChartCard
      name="duration"
      title="Duration"
      note={<>Calls by how long they last{left}</>}
      className={className}
      chart={<DurationPlot buckets={buckets} median={median} links={links} />}
      table={<DurationTable buckets={buckets} links={links} />}
    />
  );
}
