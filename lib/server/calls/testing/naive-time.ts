import "server-only";
import type { CallQuery } from "@/lib/calls/query/parameters";

const day = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      weekday: "short",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
    });
    formats.set(zone, format);
  }
  return format;
}

/** What the calendar and the clock of a zone show. */
export function localOf(instant: number, zone: string): { date: string; weekday: number; hour: number } {
  const parts = wallClock(zone).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return {
    date: `${part("year")}-${part("month")}-${part("day")}`,
    weekday: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part("weekday")) + 1,
    hour: Number(part("hour")),
  };
}

/** The first and the last day of each rolling range, by text alone. */
function daysOf(range: CallQuery["range"], today: string): [string, string] {
  const back = (days: number) => new Date(Date.parse(today) - days * day).toISOString().slice(0, 10);
  const month = today.slice(0, 7);
  const lastOfBefore = new Date(Date.parse(`${month}-01`) - day).toISOString().slice(0, 10);
  const spans: Record<CallQuery["range"], [string, string]> = {
    today: [today, today],
    yesterday: [back(1), back(1)],
    "7d": [back(6), today],
    "30d": [back(29), today],
    "90d": [back(89), today],
    month: [`${month}-01`, today],
    "last-month": [`${lastOfBefore.slice(0, 7)}-01`, lastOfBefore],
    year: [`${today.slice(0, 4)}-01-01`, today],
    all: ["0000-01-01", today],
  };
  return spans[range];
}

/** An end of a pinned range that has an offset, so that nothing about it depends on a zone. */
const instantOf = ({ date, time = "", offset = "" }: NonNullable<CallQuery["from"]>) =>
  Date.parse(`${date}T${time}${offset}`);

/** Whether an instant is in the time of a query; instants in ms since the epoch. */
export function isInTime(at: number, { range, from, to }: CallQuery, zone: string, now: number): boolean {
  const { date } = localOf(at, zone);
  if (from || to) {
    const begun = !from || (from.time === undefined ? from.date <= date : instantOf(from) <= at);
    const over = to && (to.time === undefined ? date > to.date : at >= instantOf(to));
    return begun && !over && at < now;
  }
  const [first, last] = daysOf(range, localOf(now, zone).date);
  return first <= date && date <= last && at < now;
}
