import { fromAbsolute, parseDateTime, toCalendarDate, type CalendarDate } from "@internationalized/date";
import { dateFormat } from "../format/date-format";
import { createRemembered } from "../format/remember";
import type { LocalTime } from "../fields/local-time";

/** The day that a zone's calendar shows at an instant (ms since the epoch). */
export function dayAt(instant: number, zone: string): CalendarDate {
  return toCalendarDate(fromAbsolute(instant, zone));
}

/** The first instant of a day: also where the clock skips or repeats its midnight. */
export function startOfDay(day: CalendarDate, zone: string): number {
  return day.toDate(zone).getTime();
}

/** The first instant after a day. */
export function endOfDay(day: CalendarDate, zone: string): number {
  const next = day.add({ days: 1 });
  // After 9999-12-31 the calendar knows no day.
  return next.compare(day) > 0 ? startOfDay(next, zone) : startOfDay(day, zone) + 24 * 3_600_000;
}

function offsetMilliseconds(offset: string): number {
  if (offset === "Z") return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return (offset.startsWith("-") ? -minutes : minutes) * 60_000;
}

/**
 * The instant of a local time, ms since the epoch. Of two equal minutes without an offset it is the first; a minute
 * that the clock skips is as far behind the skip as it was meant to be.
 */
export function instantOf({ date, time = "00:00", offset }: LocalTime, zone: string): number {
  const local = parseDateTime(`${date}T${time}`);
  return offset === undefined
    ? local.toDate(zone).getTime()
    : local.toDate("UTC").getTime() - offsetMilliseconds(offset);
}

const quarterHour = 15 * 60_000;

/** Zones come from links: only so many are kept, and so many offsets of each. */
const offsets = createRemembered<string, (slot: number, make: () => number) => number>(16);
const mostOffsets = 20_000;

const wallClock = {
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
  era: "short",
} as const;

function readOffset(instant: number, zone: string): number {
  const format = dateFormat(wallClock, "en-US", zone);
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const year = parts.era?.startsWith("B") ? 1 - Number(parts.year) : Number(parts.year);
  const local = new Date(0);
  local.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
  local.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
  return local.getTime() - Math.floor(instant / 1000) * 1000;
}

/** How far a zone's clock is ahead of UTC at an instant, ms. Clocks change at quarters of an hour only. */
export function offsetAt(instant: number, zone: string): number {
  const ofZone = offsets(zone, () => createRemembered(mostOffsets));
  return ofZone(Math.floor(instant / quarterHour), () => readOffset(instant, zone));
}

/** ISO weekday (1 is Monday) and hour (0 to 23) that a zone's clock shows at an instant. */
export function weekdayAndHour(instant: number, zone: string): { weekday: number; hour: number } {
  const local = new Date(instant + offsetAt(instant, zone));
  return { weekday: local.getUTCDay() || 7, hour: local.getUTCHours() };
}

/** An instant as a local minute of a zone, with the offset where the clock shows that minute twice. */
export function localMinuteOf(instant: number, zone: string): LocalTime {
  const offset = offsetAt(instant, zone);
  const [date = "", rest = ""] = new Date(instant + offset).toISOString().split("T");
  const minute: LocalTime = { date: date.replace(/^\+00/, ""), time: rest.slice(0, 5) };
  const wholeMinute = Math.floor(instant / 60_000) * 60_000;
  return instantOf(minute, zone) === wholeMinute ? minute : { ...minute, offset: writeOffset(offset) };
}

/** An offset from UTC in ms as `+05:30`. */
export function writeOffset(offset: number): string {
  const minutes = Math.abs(Math.round(offset / 60_000));
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
