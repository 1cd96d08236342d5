import type { VolumeUnit } from "../answers";
import type { DateStyle } from "../format/date-styles";
import { formatInstant } from "../format/instant";
import { wordsOf } from "../format/words";
import { dayAt, offsetAt, startOfDay } from "../time/zone";
import { isMidnight, type Span } from "./bucket-window";

/** How the ends of a span are written. */
type SpanStyle = "full" | "minutes" | "datedWeekday" | "day" | "longMonth" | "year";

/** Parts that two instants have in common are written once: `12 Oct – 11 Nov 2026`, `Mon, 2 Nov 2026, 14:00 – 15:00`. */
function writeRange(from: number, to: number, style: SpanStyle, locale: string, zone: string): string {
  const write = (at: number, each: DateStyle) => formatInstant(at, each, locale, zone);
  const both = (first: DateStyle, last: DateStyle) => `${write(from, first)} – ${write(to, last)}`;
  const same = (each: DateStyle) => write(from, each) === write(to, each);
  if (style === "full") return both("full", "full");
  if (style === "minutes") {
    const times = [from, to].map((at) => `${write(at, "datedWeekday")}, ${write(at, "minute")}`);
    return same("datedWeekday") ? `${times[0] ?? ""} – ${write(to, "minute")}` : times.join(" – ");
  }
  if (same(style)) return write(from, style);
  if (style !== "day" || !same("year")) return both(style, style);
  const template = wordsOf(locale).templates.day;
  const days = [from, to].map((at) => dayAt(at, zone));
  if (template.startsWith("{day} {month} ") && days[0]?.month === days[1]?.month) {
    return `${days[0]?.day ?? ""} – ${write(to, "day")}`;
  }
  // The year stands once, on the side on which the language writes it.
  return template.startsWith("{year}") ? both("day", "dayOfYear") : both("dayOfYear", "day");
}

function clockChanges(instant: number, zone: string): boolean {
  const today = dayAt(instant, zone);
  const [start, end] = [startOfDay(today, zone), startOfDay(today.add({ days: 1 }), zone)];
  return offsetAt(start, zone) !== offsetAt(end, zone);
}

function styleOf(start: number, end: number, zone: string): SpanStyle {
  if (!isMidnight(start, zone) || !isMidnight(end, zone)) {
    return clockChanges(start, zone) ? "full" : "minutes";
  }
  const [first, last] = [dayAt(start, zone), dayAt(end - 1, zone)];
  if (first.compare(last) === 0) return "datedWeekday";
  const next = dayAt(end, zone);
  if (first.day !== 1 || next.day !== 1) return "day";
  return first.month === 1 && next.month === 1 ? "year" : "longMonth";
}

/** A span of time in words, with its year: `Mon, 3 Nov 2026`, `3 – 9 Nov 2026`, `Mon, 3 Nov 2026, 14:00 – 15:00`. */
export function formatSpan({ start, end }: Span, locale: string, zone: string): string {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  const style = styleOf(from, to, zone);
  const last = style === "full" || style === "minutes" ? to : to - 1;
  return writeRange(from, Math.max(from, last), style, locale, zone);
}

/** The days from the first to the last instant of a span: `3 – 9 Nov 2026`. */
export function formatDays({ start, end }: Span, locale: string, zone: string): string {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  return writeRange(from, Math.max(from, to - 1), "day", locale, zone);
}

/** A period that was compared, exactly: `3 – 9 Nov 2026`, where its last day is not whole `3 – 9 Nov 2026 until 07:54`. */
export function formatPeriod({ start, end }: Span, locale: string, zone: string): string {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  if (!isMidnight(from, zone)) return formatSpan({ start, end }, locale, zone);
  const days = formatDays({ start, end }, locale, zone);
  return isMidnight(to, zone) ? days : `${days} until ${formatInstant(to, "minute", locale, zone)}`;
}

/** What an axis writes under a bucket: its begin, as short as its unit allows. */
export function axisLabel(start: string, unit: VolumeUnit, locale: string, zone: string): string {
  const at = Date.parse(start);
  const units = {
    hour: "minute",
    day: "dayOfYear",
    week: "dayOfYear",
    month: "month",
    year: "year",
  } as const;
  const style = unit === "hour" && isMidnight(at, zone) ? "dayOfYear" : units[unit];
  return formatInstant(at, style, locale, zone);
}
