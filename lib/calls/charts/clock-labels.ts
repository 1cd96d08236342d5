import { writeLocal } from "../format/instant";
import { wordsOf } from "../format/words";

const hour = 3_600_000;

/** A weekday (ISO, 1 is Monday) in the reader's language. */
export const weekdayName = (weekday: number, style: "long" | "short", locale: string) =>
  wordsOf(locale).weekdays[style][weekday - 1] ?? "";

/** An hour of the day (0 to 23) as short as an axis needs it: `14`, `2 PM`. */
export const hourName = (ofDay: number, locale: string) => writeLocal(new Date(ofDay * hour), "hour", locale);

/** An hour of the day (0 to 23) from its begin to its end: `14:00 – 15:00`. */
export function hourSpan(ofDay: number, locale: string): string {
  const clock = (at: number) => writeLocal(new Date(at * hour), "minute", locale);
  return `${clock(ofDay)} – ${clock(ofDay + 1)}`;
}
