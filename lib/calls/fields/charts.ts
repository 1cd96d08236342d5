import { oneOf, setOf } from "./codecs";
import { parameter, presentation } from "./field";

/** What the chart over time draws. */
export const volumeViews = ["calls", "actions", "direction", "connections"] as const;
export type VolumeView = (typeof volumeViews)[number];

/** Charts that can be shown as tables. */
export const chartNames = ["volume", "duration", "hours"] as const;
export type ChartName = (typeof chartNames)[number];

/** on the Overview: what the chart over time draws (`calls`, `actions`, `direction` or `connections`), and which charts are tables (`volume`, `duration`, `hours`) */
export const charts = presentation({
  parameters: {
    chart: parameter(oneOf(volumeViews), "calls"),
    table: parameter(setOf(oneOf(chartNames)), []),
  },
});
