import { fromAbsolute, parseDate, type CalendarDate } from "@internationalized/date";
import type { LocalTime } from "../fields/local-time";
import type { Range } from "../fields/range";
import type { CallQuery } from "../query/parameters";
import { dayAt, endOfDay, instantOf, startOfDay } from "./zone";

/** A span of time, ms since the epoch: `start` ≤ call < `end`; undefined is unbounded. */
export interface TimeWindow {
  start?: number | undefined;
  end?: number | undefined;
  /** The end is the moment of asking: it moves on. */
  rolling: boolean;
  /** It begins at a time that was named, not with a day. */
  timed?: boolean;
}

type Span = { first: CalendarDate; last?: CalendarDate };

/** The days of each rolling range; without `last` it goes up to now. */
const spans: Record<Exclude<Range, "all">, (today: CalendarDate) => Span> = {
  today: (today) => ({ first: today }),
  yesterday: (today) => ({ first: today.subtract({ days: 1 }), last: today.subtract({ days: 1 }) }),
  "7d": (today) => ({ first: today.subtract({ days: 6 }) }),
  "30d": (today) => ({ first: today.subtract({ days: 29 }) }),
  "90d": (today) => ({ first: today.subtract({ days: 89 }) }),
  month: (today) => ({ first: today.set({ day: 1 }) }),
  "last-month": (today) => {
    const first = today.set({ day: 1 });
    return { first: first.subtract({ months: 1 }), last: first.subtract({ days: 1 }) };
  },
  year: (today) => ({ first: today.set({ month: 1, day: 1 }) }),
};

function endOf(to: LocalTime, zone: string): number {
  if (to.time !== undefined) return instantOf(to, zone);
  return endOfDay(parseDate(to.date), zone);
}

/** The instants that a query's `range`, or its `from` and `to`, mean in a zone at a moment (ms since the epoch). */
export function resolveWindow(
  query: Pick<CallQuery, "range" | "from" | "to">,
  zone: string,
  now: number,
): TimeWindow {
  if (query.from || query.to) {
    const timed = query.from?.time !== undefined;
    return {
      start: query.from && instantOf(query.from, zone),
      end: query.to && endOf(query.to, zone),
      rolling: false,
      ...(timed && { timed }),
    };
  }
  if (query.range === "all") return { rolling: true };
  const { first, last } = spans[query.range](dayAt(now, zone));
  const start = startOfDay(first, zone);
  return last ? { start, end: endOfDay(last, zone), rolling: false } : { start, end: now, rolling: true };
}

/** The period just before a window, with which its numbers are compared; ms since the epoch. */
export interface PreviousPeriod {
  start: number;
  /** At most the start of the window. */
  end: number;
  /** The instant of the period that corresponds to one of the window. */
  back(instant: number): number;
}

/**
 * The period with which a window is compared up to `now`, if the window has a start that lies before: as many local days
 * just before, the last one cut at the same local time. For a window that begins at a named time it is the same elapsed
 * time.
 */
export function previousPeriod(window: TimeWindow, zone: string, now: number): PreviousPeriod | undefined {
  const { start, timed = false } = window;
  if (start === undefined) return undefined;
  const end = Math.min(window.end ?? now, now);
  if (end <= start) return undefined;
  if (timed) return { start: start - (end - start), end: start, back: (instant) => instant - (end - start) };
  const days = dayAt(end - 1, zone).compare(dayAt(start, zone)) + 1;
  const back = (instant: number) => {
    const day = dayAt(instant, zone);
    return instant === startOfDay(day, zone)
      ? startOfDay(day.subtract({ days }), zone)
      : fromAbsolute(instant, zone).subtract({ days }).toDate().getTime();
  };
  return { start: back(start), end: Math.min(start, back(end)), back };
}

/** The first and last day of a window, for links and date fields that pin it. `last` is inclusive. */
export function pinWindow(
  window: TimeWindow,
  zone: string,
  now: number,
): { from?: LocalTime; to: LocalTime } {
  const last = dayAt(Math.min(window.end === undefined ? now : window.end - 1, now), zone);
  return {
    ...(window.start !== undefined && { from: { date: dayAt(window.start, zone).toString() } }),
    to: { date: last.toString() },
  };
}
