import "server-only";
import type { CallQuery } from "@/lib/calls/query/parameters";

/** A row as an upstream keeps it, as far as queries ask for it. */
export interface NaiveRow {
  id: string;
  createdAt: string;
  duration: number;
  agentId: string;
  contactId?: string;
  trialCall: boolean;
  executedCallActions: readonly { actionType: string }[];
  fromNumber?: string;
  extractedData?: Record<string, unknown>;
  agentTransferOccurred?: boolean;
}

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

function isInTime(
  { createdAt }: NaiveRow,
  { range, from, to }: CallQuery,
  zone: string,
  now: number,
): boolean {
  const at = Date.parse(createdAt);
  const { date } = localOf(at, zone);
  if (from || to) {
    const begun = !from || (from.time === undefined ? from.date <= date : instantOf(from) <= at);
    const over = to && (to.time === undefined ? date > to.date : at >= instantOf(to));
    return begun && !over && at < now;
  }
  const [first, last] = daysOf(range, localOf(now, zone).date);
  return first <= date && date <= last && at < now;
}

function isAsked(row: NaiveRow, query: CallQuery, zone: string): boolean {
  const { weekday, hour } = localOf(Date.parse(row.createdAt), zone);
  const types: string[] = row.executedCallActions.map(({ actionType }) => actionType);
  const digits = (row.fromNumber ?? "").replace(/[^0-9]/g, "");
  const isOneOf = <T>(asked: readonly T[], value: T) => asked.length === 0 || asked.includes(value);
  return (
    isOneOf(query.agent, row.agentId) &&
    isOneOf(query.contact, row.contactId ?? "") &&
    isOneOf(query.weekday, weekday) &&
    isOneOf(query.hour, hour) &&
    (query.action.length === 0 ||
      query.action.some((type) =>
        type === "any" ? types.length > 0 : type === "none" ? types.length === 0 : types.includes(type),
      )) &&
    query.field.every((name) => String(row.extractedData?.[name] ?? "").trim() !== "") &&
    (query.number === undefined || digits.startsWith(query.number) || digits.endsWith(query.number)) &&
    (query.min === undefined || row.duration >= query.min) &&
    (query.max === undefined || row.duration < query.max)
  );
}

/** The rows that a query means, without any of the product's own code; `now` in ms since the epoch. */
export function selectNaively<Row extends NaiveRow>(
  rows: readonly Row[],
  query: CallQuery,
  zone: string,
  now: number,
): Row[] {
  return rows.filter(
    (row) =>
      (query.kind === "all" || row.trialCall === (query.kind === "trial")) &&
      isInTime(row, query, zone, now) &&
      isAsked(row, query, zone),
  );
}

/** The rows in a query's order; equals by their id. */
export function orderNaively<Row extends NaiveRow>(rows: readonly Row[], sort: CallQuery["sort"]): Row[] {
  const key = ({ createdAt, duration }: Row) =>
    sort.endsWith("duration") ? duration : Date.parse(createdAt);
  const ascending = rows.toSorted((a, b) => key(a) - key(b) || (a.id < b.id ? -1 : 1));
  return sort.startsWith("-") ? ascending.reverse() : ascending;
}

/** How often each value comes. */
export function tally(values: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
