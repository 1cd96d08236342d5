"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { useMemo } from "react";
import { axisBelow, countAxis, plotMargin } from "./plot";

interface HistogramChartProps {
  counts: readonly number[];
  /** What the axis writes at the left border of each bar and at the right one of the last. */
  borders: readonly string[];
  /** The last bar stands for a wider bucket than the others. */
  tail: boolean;
  ticks: readonly number[];
  formatCount: (count: number) => string;
}

/** Counts in buckets that follow each other, as bars. */
export function HistogramChart({ counts, borders, tail, ticks, formatCount }: HistogramChartProps) {
  const data = useMemo(
    () =>
      counts.map((count, index) => {
        const isTail = tail && index === counts.length - 1;
        return { x: index + 0.5, regular: isTail ? 0 : count, tail: isTail ? count : 0 };
      }),
    [counts, tail],
  );
  // The last bar of a tail has its own label above it, as its width is another.
  const edges = Array.from({ length: counts.length + (tail ? 0 : 1) }, (_, index) => index);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={data} margin={plotMargin} barCategoryGap={1} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--separator)" />
        <XAxis
          {...axisBelow}
          domain={[0, counts.length]}
          allowDataOverflow
          ticks={edges}
          tickFormatter={(edge: number) => borders[edge] ?? ""}
          minTickGap={16}
        />
        <YAxis {...countAxis(ticks, formatCount)} />
        <Bar dataKey="regular" stackId="calls" fill="var(--accent)" isAnimationActive={false} />
        <Bar
          dataKey="tail"
          stackId="calls"
          fill="var(--accent)"
          fillOpacity={0.5}
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}
