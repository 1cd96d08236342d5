import { writeClock, type DateParts } from "../format/instant";
import { weekdays, wordingOf } from "../format/wording";

const hour = 3_600_000;

const write = (ofDay: number, time: NonNullable<DateParts["time"]>, locale: string) =>
  writeClock(new Date(ofDay * hour), time, wordingOf(locale));

/** A weekday (ISO, 1 is Monday) in words. */
export function weekdayName(weekday: number, style: "long" | "short"): string {
  const name = weekdays[weekday - 1] ?? "";
  return style === "long" ? name : name.slice(0, 3);
}

/** An hour of the day (0 to 23) as short as an axis needs it: `14`, `2 PM`. */
export const hourName = (ofDay: number, locale: string) => write(ofDay, "hour", locale);

/** An hour of the day (0 to 23) from its begin to its end: `14:00 – 15:00`. */
export const hourSpan = (ofDay: number, locale: string) =>
  `${write(ofDay, "minute", locale)} – ${write(ofDay + 1, "minute", locale)}`;
