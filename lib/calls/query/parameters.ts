import { parseSearch } from "../search/search";
import { oneOf, seconds, sequenceOf, setOf, text, wholeNumber, type Codec } from "./codecs";
import { columnId, standardColumns } from "./columns";
import { localTime } from "./local-time";
import { phoneDigits } from "./phone-digits";
import { zoneName } from "./zone-name";

export const ranges = [
  "today",
  "yesterday",
  "7d",
  "30d",
  "90d",
  "month",
  "last-month",
  "year",
  "all",
] as const;
export type Range = (typeof ranges)[number];

export const kinds = ["live", "trial", "all"] as const;
export const sorts = ["startedAt", "-startedAt", "duration", "-duration"] as const;
export type Sort = (typeof sorts)[number];
export const pageSizes = ["10", "25", "50"] as const;

const id = text("an id");

const digits: Codec<string> = {
  parse: phoneDigits,
  serialize: (value) => value,
  expected: "digits of a phone number",
};

const search: Codec<string> = {
  parse: (value) => (parseSearch(value) ? value.trim() : undefined),
  serialize: (value) => value,
  expected: "words to search for",
};

const pageSize: Codec<number> = {
  parse: (value) => (pageSizes.some((size) => size === value) ? Number(value) : undefined),
  serialize: String,
  expected: `one of ${pageSizes.join(", ")}`,
};

function parameter<T>(codec: Codec<T>): Codec<T> & { fallback: undefined };
function parameter<T>(codec: Codec<T>, fallback: NoInfer<T>): Codec<T> & { fallback: T };
function parameter<T>(codec: Codec<T>, fallback?: T) {
  return { ...codec, fallback };
}

/** Every parameter of a query, declared once, in the order in which URLs write them. */
export const parameters = {
  connection: parameter(setOf(text("the name of a connection")), []),
  range: parameter(oneOf(ranges), "30d"),
  from: parameter(localTime),
  to: parameter(localTime),
  tz: parameter(zoneName),
  agent: parameter(setOf(id), []),
  contact: parameter(setOf(id), []),
  kind: parameter(oneOf(kinds), "live"),
  action: parameter(setOf(text("an action type, any or none")), []),
  weekday: parameter(setOf(wholeNumber(1, 7)), []),
  hour: parameter(setOf(wholeNumber(0, 23)), []),
  field: parameter(setOf(text("a name of extracted data")), []),
  q: parameter(search),
  number: parameter(digits),
  min: parameter(seconds),
  max: parameter(seconds),
  sort: parameter(oneOf(sorts), "-startedAt"),
  page: parameter(wholeNumber(1), 1),
  size: parameter(pageSize, 25),
  columns: parameter(sequenceOf(columnId), standardColumns),
  turn: parameter(wholeNumber(1)),
} as const;

export type ParameterName = keyof typeof parameters;

type ValueOf<P> = P extends Codec<infer T> & { fallback: infer F }
  ? undefined extends F
    ? T | undefined
    : T
  : never;

/** Which calls, in which order, and what of them is in view: the only description of "which calls". */
export type CallQuery = { [Name in ParameterName]: ValueOf<(typeof parameters)[Name]> };

/** The parameters as one family: the type of each value is known to its own declaration only. */
export const codecs: Record<
  ParameterName,
  { parse(text: string): unknown; serialize(value: never): string; expected: string; fallback: unknown }
> = { ...parameters };

export const parameterNames = Object.keys(parameters) as ParameterName[];
