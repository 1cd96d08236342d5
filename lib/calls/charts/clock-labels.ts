import { plainBlanks } from "../format/blanks";
import { dateFormat } from "../format/date-format";

const hour = 3_600_000;
const day = 24 * hour;
/** A Monday. */
const monday = Date.UTC(2024, 0, 1);

const write = (options: Intl.DateTimeFormatOptions, at: number, locale: string) =>
  plainBlanks(dateFormat(options, locale, "UTC").format(at));

/** A weekday (ISO, 1 is Monday) in the reader's language. */
export const weekdayName = (weekday: number, style: "long" | "short", locale: string) =>
  write({ weekday: style }, monday + (weekday - 1) * day, locale);

/** An hour of the day (0 to 23) as short as an axis needs it: `14`, `2 PM`. */
export const hourName = (ofDay: number, locale: string) =>
  write({ hour: "numeric" }, monday + ofDay * hour, locale);

/** An hour of the day (0 to 23) from its begin to its end: `14:00 – 15:00`. */
export function hourSpan(ofDay: number, locale: string): string {
  const clock = (at: number) => write({ hour: "2-digit", minute: "2-digit" }, monday + at * hour, locale);
  return `${clock(ofDay)} – ${clock(ofDay + 1)}`;
}
