import "server-only";
import type { Call, JsonValue } from "@/lib/calls/call";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { selectNaively, type NaiveRow } from "./naive";

/** Searches, with the writings of which a call must hold one, or none. */
export const searches: { q: string; holds?: string[]; lacks?: string[] }[] = [
  { q: "CAFE", holds: ["Café", "cafe"] },
  { q: "café -booking", holds: ["Café", "cafe"], lacks: ["booking"] },
  { q: '"follow up"', holds: ["follow-up"] },
  { q: "quoted", holds: ['"quoted"'] },
  { q: "予約", holds: ["予約"] },
  { q: "-東京", lacks: ["東京"] },
  { q: "straße", holds: ["straße"] },
  { q: "नमस्ते", holds: ["नमस्ते"] },
  { q: "nowhere", holds: ["nowhere"] },
];

const isEmpty = (value: JsonValue) =>
  ["null", '""', "[]", "{}"].includes(JSON.stringify(value).replaceAll(" ", ""));

function textOf(value: JsonValue): string {
  if (typeof value !== "object" || value === null) return `${String(value)}\n`;
  return Object.values(value).map(textOf).join("");
}

function naiveRow(call: Call): NaiveRow & { call: Call } {
  const filled = Object.entries(call.extracted).filter(([, value]) => !isEmpty(value));
  const extractedData: Record<string, unknown> = Object.create(null);
  for (const [name] of filled) extractedData[name.trim()] = "filled";
  return {
    call,
    id: call.id,
    createdAt: call.startedAt,
    // Neither at least nor less than anything.
    duration: call.duration ?? NaN,
    agentId: call.agent?.id ?? "",
    trialCall: call.kind === "trial",
    executedCallActions: call.actions.map(({ type }) => ({ actionType: type })),
    extractedData,
    ...(call.contact?.id !== undefined && { contactId: call.contact.id }),
    ...(call.fromNumber !== undefined && { fromNumber: call.fromNumber }),
  };
}

function isFound(call: Call, { q }: CallQuery): boolean {
  const search = searches.find((each) => each.q === q);
  if (!search) return true;
  const said = call.transcript.turns.map(({ text }) => text).join("\n");
  const all = `${said}\n${call.summary?.text ?? ""}\n${textOf(call.extracted)}`;
  const { holds, lacks = [] } = search;
  return (
    (holds === undefined || holds.some((text) => all.includes(text))) &&
    !lacks.some((text) => all.includes(text))
  );
}

/** The calls that a query means, without any of the product's own code; `now` in ms since the epoch. */
export function selectCallsNaively(
  calls: readonly Call[],
  query: CallQuery,
  zone: string,
  now: number,
): Call[] {
  const asked = calls.filter((call) => isFound(call, query));
  return selectNaively(asked.map(naiveRow), query, zone, now).map(({ call }) => call);
}

/** Calls in a query's order: those of unknown length last, equals by their id, then by connection. */
export function orderCallsNaively(calls: readonly Call[], sort: CallQuery["sort"]): Call[] {
  const sign = sort.startsWith("-") ? -1 : 1;
  const last = sign * Infinity;
  const key = ({ startedAt, duration }: Call) =>
    sort.endsWith("duration") ? (duration ?? last) : Date.parse(startedAt);
  const compare = <T extends number | string>(a: T, b: T) => (a === b ? 0 : a < b ? -1 : 1);
  return calls.toSorted(
    (a, b) => sign * (compare(key(a), key(b)) || compare(a.id, b.id) || compare(a.connection, b.connection)),
  );
}
