import { offsetAt } from "../time/zone";
import { dateFormat } from "./date-format";
import type { DateStyle } from "./date-styles";
import { wordsOf, type Words } from "./words";

const pad = (value: number) => String(value).padStart(2, "0");

function monthsFor(style: DateStyle, { months }: Words): string[] {
  if (style === "longDay") return months.longWithDay;
  if (style === "longMonth") return months.long;
  return style === "month" ? months.short : months.shortWithDay;
}

/** Writes the clock that a date shows in its UTC fields. */
export function writeLocal(local: Date, style: DateStyle, locale: string): string {
  const words = wordsOf(locale);
  const { halves, templates } = words;
  const hour = local.getUTCHours();
  const shown = halves ? hour % 12 || 12 : hour;
  const values: Record<string, string | number | undefined> = {
    weekday: words.weekdays.inDate[(local.getUTCDay() + 6) % 7],
    day: local.getUTCDate(),
    day2: pad(local.getUTCDate()),
    month: monthsFor(style, words)[local.getUTCMonth()],
    year: local.getUTCFullYear(),
    hour: shown,
    hour2: pad(shown),
    minute: local.getUTCMinutes(),
    minute2: pad(local.getUTCMinutes()),
    second: local.getUTCSeconds(),
    second2: pad(local.getUTCSeconds()),
    dayPeriod: hour < 12 ? halves?.morning : halves?.afternoon,
  };
  return templates[style].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** The zone's short name in American English, else how far it is ahead of Greenwich. */
function zoneName(instant: number, zone: string, locale: string): string {
  if (locale === "en-US") {
    const parts = dateFormat({ timeZoneName: "short" }, locale, zone).formatToParts(instant);
    return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  }
  const minutes = Math.round(offsetAt(instant, zone) / 60_000);
  if (minutes === 0) return zone === "UTC" ? "UTC" : "GMT";
  const [whole, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `GMT${minutes < 0 ? "-" : "+"}${whole}${rest === 0 ? "" : `:${pad(rest)}`}`;
}

/** An instant (ISO, or ms since the epoch) in a reader's language and a stated IANA zone. */
export function formatInstant(
  instant: string | number,
  style: DateStyle,
  locale: string,
  zone: string,
): string {
  const at = typeof instant === "number" ? instant : Date.parse(instant);
  const written = writeLocal(new Date(at + offsetAt(at, zone)), style, locale);
  return style === "full" ? `${written} ${zoneName(at, zone, locale)}` : written;
}

/** How a list writes an instant (ISO): with its year where that is not the one in which the list was read (ISO). */
export function rowStyle(instant: string, asOf: string, zone: string): DateStyle {
  const year = (at: string) => new Date(Date.parse(at) + offsetAt(Date.parse(at), zone)).getUTCFullYear();
  return year(instant) === year(asOf) ? "short" : "dated";
}
