import { offsetAt } from "../time/zone";
import { dateFormat } from "./date-format";
import { months, weekdays, wordingOf, type Wording } from "./wording";

/** What of an instant is written. */
export interface DateParts {
  weekday?: "short" | "long";
  day?: boolean;
  month?: "short" | "long";
  year?: boolean;
  time?: "hour" | "minute" | "second";
  zone?: boolean;
}

const styles = {
  /** In a table, where the year is that in which it was read. */
  short: { day: true, month: "short", time: "minute" },
  /** Where nothing else tells the year. */
  dated: { day: true, month: "short", year: true, time: "minute" },
  full: { weekday: "short", day: true, month: "short", year: true, time: "minute", zone: true },
  seconds: { time: "second" },
  minute: { time: "minute" },
  day: { day: true, month: "short", year: true },
  longDay: { day: true, month: "long", year: true },
  weekday: { weekday: "short", day: true, month: "short" },
  month: { month: "short", year: true },
  year: { year: true },
} satisfies Record<string, DateParts>;

export type InstantStyle = keyof typeof styles;

const pad = (value: number) => String(value).padStart(2, "0");

/** The clock of a zone at an instant (ms since the epoch), read in the UTC fields of the date. */
const localDate = (instant: number, zone: string) => new Date(instant + offsetAt(instant, zone));

/** A clock as its reader writes it; an hour alone is as short as an axis needs it: `14`, `2 PM`. */
export function writeClock(local: Date, time: NonNullable<DateParts["time"]>, wording: Wording): string {
  const hour = local.getUTCHours();
  const rest = [
    ...(time === "hour" ? [] : [pad(local.getUTCMinutes())]),
    ...(time === "second" ? [pad(local.getUTCSeconds())] : []),
  ];
  if (wording === "british") return [pad(hour), ...rest].join(":");
  const short = hour % 12 || 12;
  return `${[time === "hour" ? short : pad(short), ...rest].join(":")} ${hour < 12 ? "AM" : "PM"}`;
}

function writeDay(local: Date, { weekday, day, month, year }: DateParts, wording: Wording): string {
  const named = months[local.getUTCMonth()] ?? "";
  // September has four letters in British abbreviations: three are understood everywhere.
  const monthName = month === "short" ? named.slice(0, 3) : month && named;
  const dayName = weekday && weekdays[(local.getUTCDay() + 6) % 7];
  const [date, yearName] = [day && String(local.getUTCDate()), year && String(local.getUTCFullYear())];
  const american = wording === "american";
  const dayOfMonth = (american ? [monthName, date] : [date, monthName]).filter(Boolean).join(" ");
  const dated = [dayOfMonth, yearName].filter(Boolean).join(american && date ? ", " : " ");
  const written = weekday === "short" ? dayName?.slice(0, 3) : dayName;
  return [written, dated].filter(Boolean).join(", ");
}

function zoneName(instant: number, zone: string, wording: Wording): string {
  if (wording === "american") {
    const parts = dateFormat({ timeZoneName: "short" }, "en-US", zone).formatToParts(instant);
    return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  }
  const minutes = Math.round(offsetAt(instant, zone) / 60_000);
  if (minutes === 0) return zone === "UTC" ? "UTC" : "GMT";
  const [whole, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `GMT${minutes < 0 ? "-" : "+"}${whole}${rest === 0 ? "" : `:${pad(rest)}`}`;
}

/** Parts of an instant (ms since the epoch) in words. */
export function writeInstant(instant: number, parts: DateParts, locale: string, zone: string): string {
  const local = localDate(instant, zone);
  const wording = wordingOf(locale);
  const day = writeDay(local, parts, wording);
  const clock = parts.time && writeClock(local, parts.time, wording);
  const written = [day, clock].filter(Boolean).join(", ");
  return parts.zone ? `${written} ${zoneName(instant, zone, wording)}` : written;
}

/** An instant (ISO, or ms since the epoch) as a reader writes it, in a stated IANA zone. */
export function formatInstant(
  instant: string | number,
  style: InstantStyle,
  locale: string,
  zone: string,
): string {
  const at = typeof instant === "number" ? instant : Date.parse(instant);
  return writeInstant(at, styles[style], locale, zone);
}

/** How a list writes an instant (ISO): with its year where that is not the one in which the list was read (ISO). */
export function rowStyle(instant: string, asOf: string, zone: string): InstantStyle {
  const year = (at: string) => formatInstant(at, "year", "en", zone);
  return year(instant) === year(asOf) ? "short" : "dated";
}
