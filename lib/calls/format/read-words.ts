import { dateStyles, type DateStyle } from "./date-styles";
import type { Words } from "./words";

const day = 24 * 3_600_000;
/** A Monday, 5 January, 05:07:09: each of its numbers has one digit. */
const early = Date.UTC(2026, 0, 5, 5, 7, 9);
const afternoon = early + 10 * 3_600_000;

type Options = Intl.DateTimeFormatOptions;

/** Marks of direction and narrow blanks say nothing here, and browsers differ in them. */
const plain = (text: string) =>
  text.replace(/[\u200e\u200f\u061c]/g, "").replace(/[\u2009\u202f\u00a0]/g, " ");

/** Reads the parts of dates in one format: to make a format takes longer than to use it. */
function createReader(locale: string, options: Options) {
  const format = new Intl.DateTimeFormat(locale, {
    ...options,
    timeZone: "UTC",
    calendar: "gregory",
    numberingSystem: "latn",
  });
  const parts = (at: number) =>
    format.formatToParts(at).map(({ type, value }) => ({ type, value: plain(value) }));
  return {
    parts,
    part: (at: number, wanted: string) => parts(at).find(({ type }) => type === wanted)?.value ?? "",
  };
}

const named = new Set(["weekday", "month", "year", "dayPeriod"]);

function readTemplate(locale: string, options: Options): string {
  const template = createReader(locale, options)
    .parts(early)
    .map(({ type, value }) => {
      if (type === "literal") return value;
      return named.has(type) ? `{${type}}` : `{${type}${value.length > 1 ? "2" : ""}}`;
    });
  return template.join("");
}

function readNumber(locale: string): Words["number"] {
  const parts = (value: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(locale, { ...options, numberingSystem: "latn" })
      .formatToParts(value)
      .map(({ type, value }) => ({ type, value: plain(value) }));
  const large = parts(12_345_678.5);
  const valueOf = (wanted: string) => large.find(({ type }) => type === wanted)?.value;
  const groups = large.filter(({ type }) => type === "integer").map(({ value }) => value.length);
  const last = groups.at(-1) ?? 3;
  return {
    group: valueOf("group") ?? "",
    decimal: valueOf("decimal") ?? ".",
    sizes: [last, groups.at(-2) ?? last],
    groupsFrom: parts(1234).some(({ type }) => type === "group") ? 4 : 5,
    percent: parts(0.5, { style: "percent" })
      .map(({ type, value }) => (type === "integer" ? "{number}" : value))
      .join(""),
  };
}

/** The words of a language as this machine has them; of one that it lacks, those of the language that stands in. */
export function readWords(locale: string): Words {
  const months = (options: Options) => {
    const { part } = createReader(locale, options);
    return Array.from({ length: 12 }, (_, month) => part(Date.UTC(2026, month, 5), "month"));
  };
  const weekdays = (options: Options) => {
    const { part } = createReader(locale, options);
    return Array.from({ length: 7 }, (_, weekday) => part(early + weekday * day, "weekday"));
  };
  const clock = createReader(locale, dateStyles.minute);
  const half = (at: number) => clock.part(at, "dayPeriod");
  const templates = Object.entries(dateStyles).map(([style, options]) => [
    style,
    readTemplate(locale, options),
  ]);
  return {
    templates: Object.fromEntries(templates) as Record<DateStyle, string>,
    months: {
      short: months(dateStyles.month),
      shortWithDay: months(dateStyles.day),
      long: months(dateStyles.longMonth),
      longWithDay: months(dateStyles.longDay),
    },
    weekdays: {
      inDate: weekdays(dateStyles.weekday),
      short: weekdays({ weekday: "short" }),
      long: weekdays({ weekday: "long" }),
    },
    ...(half(early) !== "" && { halves: { morning: half(early), afternoon: half(afternoon) } }),
    number: readNumber(locale),
  };
}
