import { CalendarDate, startOfWeek } from "@internationalized/date";
import type { VolumeUnit } from "../answers";
import { dayAt, offsetAt, startOfDay } from "./zone";

/** The most buckets of a chart. */
export const maxBuckets = 120;

const quarterHour = 15 * 60_000;
const hour = 4 * quarterHour;
const day = 24 * hour;

/** The finest unit that shows a span of ms in at most 120 buckets, with room for cut ones at both ends. */
export function bucketUnit(span: number): VolumeUnit {
  if (span <= 3 * day) return "hour";
  if (span <= (maxBuckets - 3) * day) return "day";
  if (span <= (maxBuckets - 3) * 7 * day) return "week";
  if (span <= (maxBuckets - 3) * 30 * day) return "month";
  return "year";
}

/** Adding to it gives it again. */
const lastDay = new CalendarDate(9999, 12, 31);

/** Where the days, weeks, months or years of a zone's calendar begin, from the one that holds `start` until `end`. */
function calendarBorders(
  unit: Exclude<VolumeUnit, "hour">,
  start: number,
  end: number,
  zone: string,
): number[] {
  const at = dayAt(start, zone);
  const firsts: Record<typeof unit, CalendarDate> = {
    day: at,
    week: startOfWeek(at, "en-GB"),
    month: at.set({ day: 1 }),
    year: at.set({ month: 1, day: 1 }),
  };
  const years = Math.ceil((end - start) / (365 * day * (maxBuckets - 3)));
  const borders: number[] = [];
  for (let step = 0; ; step += unit === "year" ? Math.max(1, years) : 1) {
    const first = firsts[unit].add({ [`${unit}s`]: step });
    const border = startOfDay(first, zone);
    // A day that the calendar skips begins where the next one does.
    if (border !== borders.at(-1)) borders.push(border);
    if (border >= end) return borders;
    if (first.compare(lastDay) === 0) return [...borders, end];
  }
}

/** Where the hours of a zone's clock begin; one in which the clock changes may be shorter or longer than others. */
function hourBorders(start: number, end: number, zone: string): number[] {
  const local = (instant: number) => instant + offsetAt(instant, zone);
  const hourOf = (instant: number) => Math.floor(local(instant) / hour);
  const begins = (instant: number) =>
    local(instant) % hour === 0 || hourOf(instant) !== hourOf(instant - quarterHour);
  let at = Math.floor(start / quarterHour) * quarterHour;
  while (!begins(at)) at -= quarterHour;
  const borders = [at];
  for (let last = at; last < end;) {
    at += quarterHour;
    if (begins(at)) borders.push((last = at));
  }
  return borders;
}

/**
 * Cuts a span (ms since the epoch) at the borders of a unit in a zone. The buckets follow each other without a gap;
 * the first begins at `start`, the last ends at its natural border, or at `limit` where that comes first.
 */
export function cutIntoBuckets(
  { start, end }: { start: number; end: number },
  unit: VolumeUnit,
  zone: string,
  limit = Infinity,
): { start: number; end: number }[] {
  if (end <= start) return [];
  const borders = unit === "hour" ? hourBorders(start, end, zone) : calendarBorders(unit, start, end, zone);
  return borders.slice(1).map((border, index) => ({
    start: Math.max(start, borders[index] ?? start),
    end: Math.min(border, limit),
  }));
}
