import "server-only";
import { bandValue, durationBands } from "@/lib/calls/fields/duration";
import type { Facets, FacetValue } from "@/lib/calls/answers";
import { actionTypes } from "@/lib/calls/action-types";
import { formatPhone } from "@/lib/calls/format/phone";
import { describeAction } from "@/lib/calls/fields/action";
import { describeAgent } from "@/lib/calls/fields/agent";
import { describeBand } from "@/lib/calls/fields/duration";
import { describeKind } from "@/lib/calls/fields/kind";
import { kinds } from "@/lib/calls/fields/kind";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { ofKind, type KindCounts } from "../../store/kinds";

/** How many calls have which value. Zeroes may be among them. */
export interface FacetCounts {
  total: number;
  /** Id → name, calls, and whether the agent is deleted. */
  agent: Map<string, { name: string | null; calls: number; deleted: boolean }>;
  /** The most frequent first. */
  contact: { id: string; name: string | null; number: string | null; calls: number }[];
  action: Map<string, number>;
  /** Calls with any action. */
  acted: { any: number; none: number };
  kind: KindCounts;
  /** In the order of `durationBands`. */
  duration: number[];
  field: Map<string, number>;
}

const byCount = (a: FacetValue, b: FacetValue) =>
  b.count - a.count || a.label.localeCompare(b.label, "en") || (a.value < b.value ? -1 : 1);

/** Values that are chosen are there even where no call has them. */
function withChosen<T>(counts: ReadonlyMap<string, T>, chosen: readonly string[], none: T): [string, T][] {
  return [...new Map([...chosen.map((value): [string, T] => [value, none]), ...counts])];
}

function agents({ agent }: FacetCounts, query: CallQuery): FacetValue[] {
  return withChosen(agent, query.agent, { name: null, calls: 0, deleted: false })
    .map(([id, { name, calls, deleted }]) => ({
      value: id,
      label: describeAgent({ id, deleted, ...(name !== null && { name }) }),
      count: calls,
    }))
    .sort(byCount);
}

function contacts({ contact }: FacetCounts, query: CallQuery): FacetValue[] {
  const known = new Set(contact.map(({ id }) => id));
  const values = contact.map(({ id, name, number, calls }) => ({
    value: id,
    label: name ?? (number === null ? id : formatPhone(number)),
    count: calls,
  }));
  const missing = query.contact.filter((id) => !known.has(id));
  return [...values, ...missing.map((id) => ({ value: id, label: id, count: 0 }))];
}

function actions({ action, acted }: FacetCounts, query: CallQuery): FacetValue[] {
  const known = actionTypes.map(({ type }) => type);
  const chosen = query.action.filter((type) => type !== "any" && type !== "none");
  const types = withChosen(action, [...known, ...chosen], 0)
    .map(([type, count]) => ({ value: type, label: describeAction(type), count }))
    .sort(byCount);
  const groups = (["any", "none"] as const).map((value) => ({
    value,
    label: describeAction(value),
    count: acted[value],
  }));
  return [...groups, ...types];
}

const kindValues = ({ kind }: FacetCounts): FacetValue[] =>
  kinds.map((value) => ({ value, label: describeKind(value), count: ofKind(kind, value) }));

/** Counts as the answer has them: labelled, in order, with zeroes. */
export function labelFacets(
  counts: FacetCounts,
  query: CallQuery,
): Omit<Facets, "connection" | "coverage" | "asOf" | "zone" | "notices"> {
  return {
    total: counts.total,
    agent: agents(counts, query),
    contact: contacts(counts, query),
    action: actions(counts, query),
    kind: kindValues(counts),
    duration: durationBands.map((band, index) => ({
      value: bandValue(band),
      label: describeBand({ min: band.min || undefined, max: band.max }),
      count: counts.duration[index] ?? 0,
    })),
    field: withChosen(counts.field, query.field, 0)
      .map(([name, count]) => ({ value: name, label: name, count }))
      .sort(byCount),
  };
}
