import type { Metrics } from "../answers";
import type { CallQuery } from "../query/parameters";

export interface HeatCell {
  /** ISO, 1 is Monday. */
  weekday: number;
  /** 0 to 23. */
  hour: number;
  calls: number;
  /** 0 without a call, else the number of its band, from 1. */
  level: number;
}

export interface HeatMap {
  /** Monday first, as weeks begin on Monday in all of Callboard. */
  rows: { weekday: number; cells: HeatCell[] }[];
  /** Counts that look the same, of equal width, from 1 on: `from` ≤ calls ≤ `to`. The last has the strongest shade. */
  bands: { from: number; to: number; shade: number }[];
}

/** The most shades that can be told apart, beside that of no call. */
const shades = 5;

const asked = (chosen: readonly number[], first: number, last: number) =>
  chosen.length > 0
    ? chosen.toSorted((a, b) => a - b)
    : Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Calls by weekday and hour: every pair that a query lets through, also those without a call. */
export function heatMap(
  hours: Metrics["hours"],
  { weekday: weekdays, hour: ofDay }: Pick<CallQuery, "weekday" | "hour">,
): HeatMap {
  const counts = new Map(hours.map(({ weekday, hour, calls }) => [weekday * 24 + hour, calls]));
  const width = Math.max(1, Math.ceil(Math.max(0, ...counts.values()) / shades));
  const levelOf = (calls: number) => Math.ceil(calls / width);
  const last = levelOf(Math.max(0, ...counts.values()));
  return {
    rows: asked(weekdays, 1, 7).map((weekday) => ({
      weekday,
      cells: asked(ofDay, 0, 23).map((hour) => {
        const calls = counts.get(weekday * 24 + hour) ?? 0;
        return { weekday, hour, calls, level: levelOf(calls) };
      }),
    })),
    bands: Array.from({ length: last }, (_, index) => ({
      from: index * width + 1,
      to: (index + 1) * width,
      shade: Math.ceil(((index + 1) * shades) / last),
    })),
  };
}
