import "server-only";
import { describeAction } from "@/lib/calls/fields/action";
import { describeAgent } from "@/lib/calls/fields/agent";
import { bandValue, durationBands } from "@/lib/calls/fields/duration-bands";
import { describeBand } from "@/lib/calls/fields/duration";
import { fields } from "@/lib/calls/fields/fields";
import { describeKind, kinds } from "@/lib/calls/fields/kind";
import type { Facets, FacetValue } from "@/lib/calls/facets";
import { contactName } from "@/lib/calls/call-text/caller";
import { formatPhone } from "@/lib/calls/format/phone";
import { parametersOf, type CallQuery } from "@/lib/calls/query/parameters";
import type { ContactCount } from "../../store/read/contacts";
import { ofKind, type KindCounts } from "../../store/kinds";
import { dimensionNames, type DimensionName, type ValueCount } from "../../store/read/facets";

/** How many calls have which value. Zeroes may be among them. */
export interface FacetCounts {
  total: number;
  dimensions: Partial<Record<DimensionName, ValueCount[]>>;
  /** The most frequent first. */
  contact: ContactCount[];
  /** Calls with any action, and with none. */
  acted: { any: number; none: number };
  unreported: Facets["unreported"];
  kind: KindCounts;
}

const byCount = (a: FacetValue, b: FacetValue) =>
  b.count - a.count || a.label.localeCompare(b.label, "en") || (a.value < b.value ? -1 : 1);

/** The label of a value where the choice of the field does not describe it. */
function labelOf(name: DimensionName, { value, name: ownName, deleted = false }: ValueCount): string {
  const { choice } = fields[name];
  if (name === "agent") return describeAgent({ id: value, deleted, ...(ownName && { name: ownName }) });
  return "describe" in choice ? choice.describe(value) : value;
}

/** The values of a facet. Known and chosen ones are there even where no call has them. */
function toValues(name: DimensionName, counts: readonly ValueCount[], query: CallQuery): FacetValue[] {
  const { choice } = fields[name];
  const known = "values" in choice ? choice.values : [];
  const chosen = parametersOf(name).flatMap((parameter) => {
    const value = query[parameter];
    return Array.isArray(value) ? value.map(String) : [];
  });
  const zeroes = [...known, ...chosen].map((value): [string, ValueCount] => [value, { value, calls: 0 }]);
  const all = new Map([...zeroes, ...counts.map((each): [string, ValueCount] => [each.value, each])]);
  return [...all.values()]
    .map((each) => ({ value: each.value, label: labelOf(name, each), count: each.calls }))
    .sort(byCount);
}

/** First the groups of all calls with and without an action, then the types. */
function actions(values: readonly FacetValue[], acted: FacetCounts["acted"]): FacetValue[] {
  const groups = (["any", "none"] as const).map((value) => ({
    value,
    label: describeAction(value),
    count: acted[value],
  }));
  return [...groups, ...values.filter(({ value }) => value !== "any" && value !== "none")];
}

/** All bands in their order. */
const durations = (values: readonly FacetValue[]): FacetValue[] =>
  durationBands.map((band) => {
    const value = bandValue(band);
    const label = describeBand({ min: band.min || undefined, max: band.max });
    return { value, label, count: values.find((each) => each.value === value)?.count ?? 0 };
  });

function contacts({ contact }: FacetCounts, query: CallQuery): FacetValue[] {
  const known = new Set(contact.map(({ id }) => id));
  const values = contact.map(({ id, name, number, missing, calls }) => ({
    value: id,
    label:
      name ??
      (number === null ? (contactName({ id, deleted: missing === true }) ?? id) : formatPhone(number)),
    count: calls,
  }));
  const missing = query.contact.filter((id) => !known.has(id));
  return [...values, ...missing.map((id) => ({ value: id, label: id, count: 0 }))];
}

const kindValues = ({ kind }: FacetCounts): FacetValue[] =>
  kinds.map((value) => ({ value, label: describeKind(value), count: ofKind(kind, value) }));

/** Counts as the answer has them: labelled, in order, with zeroes. */
export function labelFacets(
  counts: FacetCounts,
  query: CallQuery,
): Omit<Facets, "connection" | "notOffered" | "coverage" | "asOf" | "zone" | "notices"> {
  // Safe, because the names are all of them.
  const values = Object.fromEntries(
    dimensionNames.map((name) => [name, toValues(name, counts.dimensions[name] ?? [], query)]),
  ) as Record<DimensionName, FacetValue[]>;
  return {
    ...values,
    total: counts.total,
    unreported: counts.unreported,
    contact: contacts(counts, query),
    action: actions(values.action, counts.acted),
    kind: kindValues(counts),
    duration: durations(values.duration),
  };
}
