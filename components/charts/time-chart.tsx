"use client";

import { Area, AreaChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { useMemo } from "react";
import { axisBelow, countAxis, plotMargin } from "./plot";

export interface TimeSeries {
  key: string;
  /** A CSS colour. */
  color: string;
  /** `stroke-dasharray`; undefined is a solid line. */
  dash?: string | undefined;
  /** The ground below the line is coloured too: for a chart of one series. */
  filled?: boolean;
  /** It only serves to compare the others with: thinner, behind them, and whole to its end. */
  quiet?: boolean;
  /** One for each bucket. */
  values: readonly number[];
}

interface TimeChartProps {
  /** What the axis writes below each bucket, where there is room. */
  labels: readonly string[];
  series: readonly TimeSeries[];
  /** The last bucket goes on: the way to it is only dotted, as its count may still grow. */
  open: boolean;
  /** Round values of the upward axis, from 0. */
  ticks: readonly number[];
  formatCount: (count: number) => string;
}

/** A point of the chart; `x` counts buckets from the left. */
interface Point {
  x: number;
  values: (number | undefined)[];
}

function pointsOf(labels: readonly string[], series: readonly TimeSeries[]): Point[] {
  return labels.map((_, index) => ({ x: index + 0.5, values: series.map(({ values }) => values[index]) }));
}

/** The value of one series between two buckets, and nothing elsewhere. */
const between = (index: number, from: number, to: number) => (point: Point) =>
  from < point.x && point.x < to + 1 ? point.values[index] : null;

/** Counts over buckets of time as lines. Each point stands in the middle of its bucket's column. */
export function TimeChart({ labels, series, open, ticks, formatCount }: TimeChartProps) {
  const data = useMemo(() => pointsOf(labels, series), [labels, series]);
  const last = labels.length - 1;
  const split = open && last > 0;
  const whole = { from: 0, to: last, dotted: false };
  const parts = split
    ? [
        { from: 0, to: last - 1, dotted: false },
        { from: last - 1, to: last, dotted: true },
      ]
    : [whole];
  return (
    <ResponsiveContainer width="100%" height="100%">
      <AreaChart data={data} margin={plotMargin} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--separator)" />
        <XAxis
          {...axisBelow}
          domain={[0, labels.length]}
          ticks={data.map(({ x }) => x)}
          tickFormatter={(x: number) => labels[Math.floor(x)] ?? ""}
          minTickGap={20}
        />
        <YAxis {...countAxis(ticks, formatCount)} />
        {series.flatMap(({ key, color, dash, filled = false, quiet = false }, index) =>
          (quiet ? [whole] : parts).map(({ from, to, dotted }) => (
            <Area
              key={`${key} ${from}`}
              dataKey={between(index, from, to)}
              type="linear"
              stroke={color}
              strokeWidth={quiet ? 1.25 : 2}
              strokeLinejoin="round"
              strokeDasharray={dotted ? "1 4" : (dash ?? "0")}
              strokeLinecap={dotted ? "round" : "butt"}
              fill={filled ? color : "none"}
              fillOpacity={dotted ? 0.06 : 0.14}
              dot={labels.length === 1 && { r: 4, fill: color, fillOpacity: 1, strokeDasharray: "0" }}
              activeDot={false}
              isAnimationActive={false}
            />
          )),
        )}
      </AreaChart>
    </ResponsiveContainer>
  );
}
