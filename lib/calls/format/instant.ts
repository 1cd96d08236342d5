import { plainBlanks } from "./blanks";
import { dateFormat } from "./date-format";

/** The ways in which instants are written. */
const styles = {
  /** In a table, where the year is that in which it was read. */
  short: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  /** Where nothing else tells the year. */
  dated: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  full: {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  },
  seconds: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  minute: { hour: "2-digit", minute: "2-digit" },
  day: { day: "numeric", month: "short", year: "numeric" },
  weekday: { weekday: "short", day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
  year: { year: "numeric" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

export type InstantStyle = keyof typeof styles;

/** An instant (ISO, or ms since the epoch) in a reader's language and a stated IANA zone. */
export function formatInstant(
  instant: string | number,
  style: InstantStyle,
  locale: string,
  zone: string,
): string {
  const at = typeof instant === "number" ? instant : Date.parse(instant);
  return plainBlanks(dateFormat(styles[style], locale, zone).format(at));
}

/** How a list writes an instant (ISO): with its year where that is not the one in which the list was read (ISO). */
export function rowStyle(instant: string, asOf: string, zone: string): InstantStyle {
  const year = (at: string) => formatInstant(at, "year", "en", zone);
  return year(instant) === year(asOf) ? "short" : "dated";
}
