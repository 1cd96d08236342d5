import type { VolumeUnit } from "../answers";
import { writeInstant, type DateParts } from "../format/instant";
import { wordingOf } from "../format/wording";
import { dayAt, offsetAt, startOfDay } from "../time/zone";
import { isMidnight, type Span } from "./bucket-window";

const day = { day: true, month: "short", year: true } as const;
const time = { time: "minute" } as const;

/** How the ends of a span are written. */
const styles = {
  minutes: { weekday: "short", ...day, ...time },
  /** On a day on which the clock changes, so that an hour that comes twice can be told apart. */
  zonedMinutes: { weekday: "short", ...day, ...time, zone: true },
  weekday: { weekday: "short", ...day },
  days: day,
  month: { month: "long", year: true },
  year: { year: true },
  axisTime: time,
  axisDay: { day: true, month: "short" },
  axisMonth: { month: "short", year: true },
} satisfies Record<string, DateParts>;

/** Parts that two instants have in common are written once: `12 Oct – 11 Nov 2026`, `Mon, 2 Nov 2026, 14:00 – 15:00`. */
function writeRange(from: number, to: number, parts: DateParts, locale: string, zone: string): string {
  const write = (at: number, which: DateParts) => writeInstant(at, which, locale, zone);
  const same = (which: DateParts) => write(from, which) === write(to, which);
  const { time: clock, zone: named, ...date } = parts;
  if (same(parts)) return write(from, parts);
  if (clock && same(date)) {
    const rest = { time: clock, ...(named && { zone: named }) };
    return `${write(from, date)}, ${write(from, same({ zone: true }) ? { time: clock } : rest)} – ${write(to, rest)}`;
  }
  const american = wordingOf(locale) === "american";
  if (clock || !parts.year || !parts.month || !same({ year: true }))
    return `${write(from, parts)} – ${write(to, parts)}`;
  const { year: _year, ...inYear } = parts;
  if (!parts.day || !same({ month: "short" })) return `${write(from, inYear)} – ${write(to, parts)}`;
  if (!american) return `${write(from, { day: true })} – ${write(to, parts)}`;
  return `${write(from, inYear)} – ${write(to, { day: true })}, ${write(to, { year: true })}`;
}

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
  return writeRange(from, Math.max(from, last), styles[style], locale, zone);
}

/** The days from the first to the last instant of a span: `3 – 9 Nov 2026`. */
export function formatDays({ start, end }: Span, locale: string, zone: string): string {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  return writeRange(from, Math.max(from, to - 1), styles.days, locale, zone);
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
  return writeInstant(at, styles[style], locale, zone);
}
