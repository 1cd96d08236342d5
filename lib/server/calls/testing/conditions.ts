import "server-only";
import fc from "fast-check";
import type { Call, JsonValue } from "@/lib/calls/call";
import { durationBands } from "@/lib/calls/fields/duration-bands";
import {
  conditionNames,
  isCounted,
  type fields,
  type ConditionName,
  type FacetName,
} from "@/lib/calls/fields/fields";
import type { QueryOf } from "@/lib/calls/fields/field";
import { kinds } from "@/lib/calls/fields/kind";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { localOf } from "./naive-time";
import { agentIds, contactIds, fields as dataNames, types } from "./odd-calls";

const some = <T>(values: readonly T[], most = 3) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most });
const orNone = <T>(values: fc.Arbitrary<T[]>, weight: number) =>
  fc.oneof({ weight, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: values });
const rarely = <T>(values: readonly T[], weight = 8) =>
  fc.oneof(
    { weight, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...values) },
  );

/** Searches, with the writings of which a call must hold one, or none. */
const searches: { q: string; holds?: string[]; lacks?: string[] }[] = [
  { q: "CAFE", holds: ["Café", "cafe"] },
  { q: "café -booking", holds: ["Café", "cafe"], lacks: ["booking"] },
  { q: '"follow up"', holds: ["follow-up"] },
  { q: "quoted", holds: ['"quoted"'] },
  { q: "予約", holds: ["予約"] },
  { q: "-東京", lacks: ["東京"] },
  { q: "strass", holds: ["straße"] },
  { q: "नमस्ते", holds: ["नमस्ते"] },
  { q: '"MS contact"', holds: ["Ms contact"] },
  { q: "nowhere", holds: ["nowhere"] },
];

function textOf(value: JsonValue): string {
  if (typeof value !== "object" || value === null) return `${String(value)}\n`;
  return Object.values(value).map(textOf).join("");
}

function isFound(call: Call, { holds, lacks = [] }: (typeof searches)[number]): boolean {
  const said = call.transcript.turns.map(({ text }) => text).join("\n");
  const all = `${said}\n${call.summary?.text ?? ""}\n${textOf(call.extracted)}\n${call.contact?.name ?? ""}`;
  return (
    (holds === undefined || holds.some((text) => all.includes(text))) &&
    !lacks.some((text) => all.includes(text))
  );
}

const isEmpty = (value: JsonValue) =>
  ["null", '""', "[]", "{}"].includes(JSON.stringify(value).replaceAll(" ", ""));

const filledNames = ({ extracted }: Call) => [
  ...new Set(
    Object.entries(extracted)
      .filter(([, value]) => !isEmpty(value))
      .map(([name]) => name.trim()),
  ),
];

const digitsOf = ({ fromNumber = "" }: Call) => fromNumber.replace(/[^0-9]/g, "");
/** Digits of a number of the United States, in which the accounts of the laws are. */
function isNumber(digits: string, asked: string): boolean {
  const wanted = asked.replace(/^(00|011|0)(?=[1-9])/, "");
  const isLong = (each: string) => each.length >= 4;
  if ([asked, wanted].some((each) => isLong(each) && digits.includes(each))) return true;
  if (isLong(wanted)) return false;
  return digits.endsWith(wanted) || [wanted, `1${wanted}`].some((start) => digits.startsWith(start));
}
const typesOf = ({ actions }: Call) => actions.map(({ type }) => type);
const isOneOf = <T>(asked: readonly T[], value: T) => asked.length === 0 || asked.includes(value);

/** What a condition means, without any of the product's own code. */
type Law<Name extends ConditionName> = {
  /** Values to ask for: of calls that are there and of some that are not. */
  asked: fc.Arbitrary<QueryOf<(typeof fields)[Name]["parameters"]>>;
  /** @param zone of the query */
  holds(call: Call, query: CallQuery, zone: string): boolean;
} & (Name extends FacetName
  ? {
      /** The values of its facet for which a call counts. */
      values(call: Call): string[];
    }
  : unknown);

/** One for each condition: one that is missing does not compile. */
export const laws: { [Name in ConditionName]: Law<Name> } = {
  agent: {
    asked: fc.record({ agent: orNone(some([...agentIds, "nobody"]), 4) }),
    holds: ({ agent }, query) => isOneOf(query.agent, agent?.id ?? ""),
    values: ({ agent }) => (agent ? [agent.id] : []),
  },
  contact: {
    asked: fc.record({ contact: orNone(some([...contactIds, "nobody"]), 8) }),
    holds: ({ contact }, query) => isOneOf(query.contact, contact?.id ?? ""),
    values: ({ contact }) => (contact?.id === undefined ? [] : [contact.id]),
  },
  kind: {
    asked: fc.record({ kind: fc.constantFrom(...kinds) }),
    holds: (call, { kind }) => kind === "all" || (call.kind === "trial") === (kind === "trial"),
    values: ({ kind }) => ["all", kind === "trial" ? "trial" : "live"],
  },
  direction: {
    asked: fc.record({ direction: orNone(some(["inbound", "outbound"] as const, 2), 5) }),
    holds: (call, { direction }) =>
      direction.length === 0 || direction.some((value) => call.direction?.value === value),
    values: ({ direction }) => (direction ? [direction.value] : []),
  },
  status: {
    asked: fc.record({
      status: orNone(some(["answered", "voicemail", "no-answer", "busy", "failed"] as const), 5),
    }),
    holds: (call, { status }) =>
      status.length === 0 || status.some((value) => call.phoneStatus?.value === value),
    // Another word of the upstream is none of the values.
    values: ({ phoneStatus }) =>
      phoneStatus && phoneStatus.value !== "forwarded" ? [phoneStatus.value] : [],
  },
  action: {
    asked: fc.record({ action: orNone(some([...types, "any", "none", "NEW_TYPE"]), 4) }),
    holds: (call, { action }) =>
      action.length === 0 || laws.action.values(call).some((type) => action.includes(type)),
    values: (call) => [...new Set(typesOf(call)), call.actions.length > 0 ? "any" : "none"],
  },
  weekday: {
    asked: fc.record({ weekday: orNone(some([1, 2, 5, 6, 7]), 8) }),
    holds: ({ startedAt }, { weekday }, zone) =>
      isOneOf(weekday, localOf(Date.parse(startedAt), zone).weekday),
  },
  hour: {
    asked: fc.record({ hour: orNone(some([0, 1, 8, 9, 14, 17, 23], 5), 8) }),
    holds: ({ startedAt }, { hour }, zone) => isOneOf(hour, localOf(Date.parse(startedAt), zone).hour),
  },
  field: {
    asked: fc.record({ field: orNone(some([...dataNames, "nothing"], 2), 8) }),
    holds: (call, { field }) => field.every((name) => filledNames(call).includes(name)),
    values: filledNames,
  },
  q: {
    asked: fc.record({
      q: rarely(
        searches.map(({ q }) => q),
        4,
      ),
    }),
    holds: (call, { q }) => {
      const search = searches.find((each) => each.q === q);
      return !search || isFound(call, search);
    },
  },
  number: {
    asked: fc.record({
      number: rarely(["1", "15550", "7", "42", "0", "55", "555", "0155", "001555", "0555"]),
    }),
    holds: (call, { number }) => number === undefined || isNumber(digitsOf(call), number),
  },
  duration: {
    asked: fc.record({ min: rarely([0, 1, 30, 95.5, 600]), max: rarely([0, 20, 90, 300.5, 3000]) }),
    // An unknown duration is neither at least nor less than anything.
    holds: ({ duration = NaN }, { min, max }) =>
      (min === undefined || duration >= min) && (max === undefined || duration < max),
    values: ({ duration }) =>
      durationBands
        .filter(({ min = 0, max = Infinity }) => duration !== undefined && duration >= min && duration < max)
        .map(({ min, max }) => `${min ?? ""}-${max ?? ""}`),
  },
};

/** The conditions whose values are counted. */
export const countedConditions = conditionNames.filter(isCounted);
