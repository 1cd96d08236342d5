import { formatInstant } from "../format/instant";
import { oneOf } from "./codecs";
import { parameter, scope } from "./field";
import { localTime, type LocalTime } from "./local-time";

export const ranges = [
  "today",
  "yesterday",
  "7d",
  "30d",
  "90d",
  "month",
  "last-month",
  "year",
  "all",
] as const;
export type Range = (typeof ranges)[number];

export const rangeLabels: Record<Range, string> = {
  today: "Today",
  yesterday: "Yesterday",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
  month: "This month",
  "last-month": "Last month",
  year: "This year",
  all: "All time",
};

/** `today` `yesterday` `7d` `30d` (default) `90d` `month` `last-month` `year` `all`; moves with the current day */
export const range = scope({
  parameters: { range: parameter(oneOf(ranges), "30d") },
  facet: false,
});

/** fixed days (`2026-11-01`, `to` inclusive) or minutes (`2026-11-01T09:30`, `to` exclusive) */
export const pinned = scope({
  parameters: { from: parameter(localTime), to: parameter(localTime) },
  facet: false,
});

function writeTime({ date, time, offset }: LocalTime, locale: string): string {
  const day = formatInstant(`${date}T12:00Z`, "day", locale, "UTC");
  return time === undefined ? day : `${day} ${time}${offset ?? ""}`;
}

interface TimeRange {
  range: Range;
  from: LocalTime | undefined;
  to: LocalTime | undefined;
}

/** The range of time in words, its days in the reader's language. */
export function describeRange({ range: rolling, from, to }: TimeRange, locale: string): string {
  if (from && to) {
    const sameDay = from.date === to.date && from.time === undefined && to.time === undefined;
    const first = writeTime(from, locale);
    return sameDay ? first : `${first} – ${writeTime(to, locale)}`;
  }
  if (from) return `From ${writeTime(from, locale)}`;
  if (to) return `Until ${writeTime(to, locale)}`;
  return rangeLabels[rolling];
}
