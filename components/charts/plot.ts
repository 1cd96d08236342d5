import type { XAxisProps, YAxisProps } from "recharts";

/** Room around a plot, px: what recharts draws in and what lies over it agree by this. */
export const plotMargin = { top: 24, right: 12, bottom: 0, left: 0 };

/** The same, with the axes below, as classes for what lies over the plot: styles in the served HTML would be blocked. */
export const plotArea = "absolute top-6 right-3 bottom-7 left-10";

/** The height of every chart and of its table. */
export const chartHeight = "h-72";

/** Small writing at an axis. */
const axisText = { fill: "var(--muted)", fontSize: 12 };

/** What every axis below a plot has in common; its points are at `x`. */
export const axisBelow = {
  dataKey: "x",
  type: "number",
  interval: "equidistantPreserveStart",
  height: 28,
  tickMargin: 8,
  tickLine: false,
  axisLine: { stroke: "var(--border)" },
  tick: axisText,
} satisfies XAxisProps;

/** The axis beside a plot of counts, from 0 to the last of the ticks. */
export const countAxis = (ticks: readonly number[], formatCount: (count: number) => string) =>
  ({
    width: 40,
    domain: [0, ticks.at(-1) ?? 1],
    ticks: [...ticks],
    interval: 0,
    tickFormatter: formatCount,
    tickLine: false,
    axisLine: false,
    tick: axisText,
  }) satisfies YAxisProps;
