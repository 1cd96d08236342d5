import type { VolumeUnit } from "../answers";
import { plainBlanks } from "../format/blanks";
import { dateFormat } from "../format/date-format";
import { dayAt, offsetAt, startOfDay } from "../time/zone";
import { isMidnight, type Span } from "./bucket-window";

const day = { day: "numeric", month: "short", year: "numeric" } as const;
const time = { hour: "2-digit", minute: "2-digit" } as const;

/** How the ends of a span are written, together with what they have in common. */
const styles = {
  minutes: { weekday: "short", ...day, ...time },
  /** On a day on which the clock changes, so that an hour that comes twice can be told apart. */
  zonedMinutes: { weekday: "short", ...day, ...time, timeZoneName: "short" },
  weekday: { weekday: "short", ...day },
  days: day,
  month: { month: "long", year: "numeric" },
  year: { year: "numeric" },
  axisTime: time,
  axisDay: { day: "numeric", month: "short" },
  axisMonth: { month: "short", year: "numeric" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

const formatFor = (style: keyof typeof styles, locale: string, zone: string) =>
  dateFormat(styles[style], locale, zone);

function clockChanges(instant: number, zone: string): boolean {
  const today = dayAt(instant, zone);
  const [start, end] = [startOfDay(today, zone), startOfDay(today.add({ days: 1 }), zone)];
  return offsetAt(start, zone) !== offsetAt(end, zone);
}

function styleOf(start: number, end: number, zone: string): keyof typeof styles {
  if (!isMidnight(start, zone) || !isMidnight(end, zone)) {
    return clockChanges(start, zone) ? "zonedMinutes" : "minutes";
  }
  const [first, last] = [dayAt(start, zone), dayAt(end - 1, zone)];
  if (first.compare(last) === 0) return "weekday";
  const next = dayAt(end, zone);
  if (first.day !== 1 || next.day !== 1) return "days";
  return first.month === 1 && next.month === 1 ? "year" : "month";
}

/** A span of time in words, with its year: `Mon, 3 Nov 2026`, `3 – 9 Nov 2026`, `Mon, 3 Nov 2026, 14:00 – 15:00`. */
export function formatSpan({ start, end }: Span, locale: string, zone: string): string {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  const style = styleOf(from, to, zone);
  const last = style.endsWith("inutes") ? to : to - 1;
  return plainBlanks(formatFor(style, locale, zone).formatRange(from, Math.max(from, last)));
}

/** The days from the first to the last instant of a span: `3 – 9 Nov 2026`. */
export function formatDays({ start, end }: Span, locale: string, zone: string): string {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  return plainBlanks(formatFor("days", locale, zone).formatRange(from, Math.max(from, to - 1)));
}

/** What an axis writes under a bucket: its begin, as short as its unit allows. */
export function axisLabel(start: string, unit: VolumeUnit, locale: string, zone: string): string {
  const at = Date.parse(start);
  const units = {
    hour: "axisTime",
    day: "axisDay",
    week: "axisDay",
    month: "axisMonth",
    year: "year",
  } as const;
  const style = unit === "hour" && isMidnight(at, zone) ? "axisDay" : units[unit];
  return plainBlanks(formatFor(style, locale, zone).format(at));
}
