import type { Codec } from "./codecs";

/** A day, or a minute of a day, on a wall calendar. The offset says which of two equal minutes is meant. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:mm` */
  time?: string;
  /** `+05:30`, `-05:00` or `Z` */
  offset?: string;
}

const shape = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(Z|[+ -]\d{2}:\d{2})?)?$/;

function isDate(date: string): boolean {
  const instant = new Date(`${date}T00:00:00Z`);
  return date >= "0001-01-01" && !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}

const isTime = (time: string) => time <= "23:59" && time.slice(3) <= "59";
const isOffset = (offset: string) =>
  offset === "Z" || (offset.slice(1) <= "18:00" && offset.slice(4) <= "59");

/** `2026-11-01`, `2026-11-01T01:00` or `2026-11-01T01:00-05:00`; a `+` that the URL turned into a blank is put back. */
export const localTime: Codec<LocalTime> = {
  parse(text) {
    const [, date, time, written] = shape.exec(text) ?? [];
    const offset = written?.replace(" ", "+");
    if (date === undefined || !isDate(date)) return undefined;
    if ((time !== undefined && !isTime(time)) || (offset !== undefined && !isOffset(offset)))
      return undefined;
    return { date, ...(time !== undefined && { time }), ...(offset !== undefined && { offset }) };
  },
  serialize: ({ date, time, offset }) => date + (time === undefined ? "" : `T${time}${offset ?? ""}`),
  expected: "a day such as 2026-11-01 or a minute such as 2026-11-01T09:30",
};
