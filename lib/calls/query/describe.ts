import type { ChipNames } from "../fields/field";
import { fieldNames, fields, type FieldName } from "../fields/fields";
import { parametersOf, type CallQuery, type ParameterName } from "./parameters";
import { isAsked } from "./query";

/** One condition of a query in words; taking its parameters away takes the condition away. */
export interface FilterDescription {
  parameters: ParameterName[];
  label: string;
  value: string;
}

/** The text that is searched for may be long, so it stands last. */
const order: FieldName[] = [...fieldNames.filter((name) => name !== "q"), "q"];

const asIs = (id: string) => id;
const idsAsNames: ChipNames = { agent: asIs, contact: asIs, connection: asIs };

/** The conditions of a query that differ from what everybody starts with, but for its range of time. */
export function describeFilters(query: CallQuery, names: ChipNames = idsAsNames): FilterDescription[] {
  return order.flatMap((name) => {
    const field = fields[name];
    if (!("chip" in field) || field.chip === undefined || !isAsked(name, query)) return [];
    const { label, value } = field.chip;
    return [{ parameters: parametersOf(name), label, value: value(query, names) }];
  });
}
