/** Room around a plot, px: what recharts draws in and what lies over it agree by this. */
export const plotMargin = { top: 24, right: 12, bottom: 0, left: 0 };
export const yAxisWidth = 40;
export const xAxisHeight = 28;

/** The same as classes, for what lies over the plot: styles in the served HTML would be blocked. */
export const plotArea = "absolute top-6 right-3 bottom-7 left-10";

/** The height of every chart and of its table. */
export const chartHeight = "h-72";

/** Small writing at an axis. */
export const axisText = { fill: "var(--muted)", fontSize: 12 };
