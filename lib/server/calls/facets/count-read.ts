import "server-only";
import { phoneDigits } from "@/lib/calls/query/phone-digits";
import type { CallRow } from "@/lib/calls/call";
import { isFilled } from "@/lib/calls/extracted";
import { durationBands } from "@/lib/calls/query/duration-bands";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { mostContacts } from "@/lib/server/store/read/contacts";
import type { FacetCounts } from "./facet-counts";

/** How many calls have each key; one call may have several. */
function tally(calls: readonly CallRow[], keysOf: (call: CallRow) => Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const call of calls)
    for (const key of new Set(keysOf(call))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const fieldsOf = ({ extracted }: CallRow) =>
  Object.entries(extracted).flatMap(([name, value]) => (isFilled(value) ? name.trim() : []));

function isNamed({ contact, fromNumber = "" }: CallRow, find: string): boolean {
  const digits = phoneDigits(find);
  return (
    contact?.id === find ||
    (digits !== undefined && fromNumber.replace(/\D/g, "").includes(digits)) ||
    (contact?.name ?? "").toLowerCase().includes(find.toLowerCase())
  );
}

function countContacts(
  calls: readonly CallRow[],
  chosen: readonly string[],
  find: string | undefined,
): FacetCounts["contact"] {
  const named = find === undefined ? calls : calls.filter((call) => isNamed(call, find));
  const rank = (id: string) => Number(!chosen.includes(id));
  const frequent = [...tally(named, ({ contact }) => (contact?.id === undefined ? [] : [contact.id]))]
    .sort(([a, of], [b, than]) => rank(a) - rank(b) || than - of || (a < b ? -1 : 1))
    .slice(0, mostContacts)
    .sort(([a, of], [b, than]) => than - of || (a < b ? -1 : 1));
  return frequent.map(([id, count]) => {
    const newest = calls.find(({ contact }) => contact?.id === id);
    return { id, name: newest?.contact?.name, number: newest?.fromNumber, calls: count };
  });
}

/**
 * Counts the facets of calls that were read, newest first.
 *
 * @param without the calls of the query without the condition of a parameter
 */
export function countRead(
  query: CallQuery,
  calls: readonly CallRow[],
  without: Record<"agent" | "contact" | "action" | "kind" | "duration" | "field", readonly CallRow[]>,
  find: string | undefined,
): FacetCounts {
  const agents = tally(without.agent, ({ agent }) => (agent ? [agent.id] : []));
  const deleted = new Map(without.agent.map(({ agent }) => [agent?.id, agent?.deleted ?? false]));
  const none = without.action.filter(({ actions }) => actions.length === 0).length;
  const kinds = tally(without.kind, ({ kind }) => [kind]);
  return {
    total: calls.length,
    agent: new Map(
      [...agents].map(([id, count]) => [id, { calls: count, deleted: deleted.get(id) ?? false }]),
    ),
    contact: countContacts(without.contact, query.contact, find),
    action: tally(without.action, ({ actions }) => actions.map(({ type }) => type)),
    acted: { any: without.action.length - none, none },
    kind: new Map((["live", "trial", "unknown"] as const).map((kind) => [kind, kinds.get(kind) ?? 0])),
    duration: durationBands.map(
      ({ min = 0, max = Infinity }) =>
        without.duration.filter(({ duration = -1 }) => min <= duration && duration < max).length,
    ),
    field: tally(without.field, fieldsOf),
  };
}
