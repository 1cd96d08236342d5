"use client";

import { Area, AreaChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { useMemo } from "react";
import { axisText, plotMargin, xAxisHeight, yAxisWidth } from "./plot";

export interface TimeSeries {
  key: string;
  /** A CSS colour. */
  color: string;
  /** `stroke-dasharray`; undefined is a solid line. */
  dash?: string | undefined;
  /** The ground below the line is coloured too: for a chart of one series. */
  filled?: boolean;
  /** One for each bucket. */
  values: readonly number[];
}

interface TimeChartProps {
  /** What the axis writes below each bucket, where there is room. */
  labels: readonly string[];
  series: readonly TimeSeries[];
  /** Round values of the upward axis, from 0. */
  ticks: readonly number[];
  formatCount: (count: number) => string;
}

/** Counts over buckets of time as lines. Each point stands in the middle of its bucket's column. */
export function TimeChart({ labels, series, ticks, formatCount }: TimeChartProps) {
  const data = useMemo(
    () => labels.map((_, index) => ({ x: index + 0.5, values: series.map(({ values }) => values[index]) })),
    [labels, series],
  );
  return (
    <ResponsiveContainer width="100%" height="100%">
      <AreaChart data={data} margin={plotMargin} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--separator)" />
        <XAxis
          dataKey="x"
          type="number"
          domain={[0, labels.length]}
          ticks={data.map(({ x }) => x)}
          tickFormatter={(x: number) => labels[Math.floor(x)] ?? ""}
          interval="equidistantPreserveStart"
          minTickGap={20}
          height={xAxisHeight}
          tickMargin={8}
          tickLine={false}
          axisLine={{ stroke: "var(--border)" }}
          tick={axisText}
        />
        <YAxis
          width={yAxisWidth}
          domain={[0, ticks.at(-1) ?? 1]}
          ticks={[...ticks]}
          interval={0}
          tickFormatter={formatCount}
          tickLine={false}
          axisLine={false}
          tick={axisText}
        />
        {series.map(({ key, color, dash, filled = false }, index) => (
          <Area
            key={key}
            dataKey={(point: { values: number[] }) => point.values[index]}
            type="linear"
            stroke={color}
            strokeWidth={2}
            strokeLinejoin="round"
            {...(dash !== undefined && { strokeDasharray: dash })}
            fill={filled ? color : "none"}
            fillOpacity={0.14}
            dot={labels.length === 1 && { r: 4, fill: color, fillOpacity: 1, strokeDasharray: "0" }}
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
      </AreaChart>
    </ResponsiveContainer>
  );
}
