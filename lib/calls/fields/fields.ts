import { action } from "./action";
import { agent } from "./agent";
import { asOf } from "./as-of";
import { at } from "./at";
import { hour, weekday } from "./clock";
import { charts } from "./charts";
import { columns } from "./columns";
import { connection } from "./connection";
import { contact } from "./contact";
import { duration } from "./duration";
import { direction } from "./direction";
import { field } from "./extracted-data";
import type { Choice } from "./field";
import { kind } from "./kind";
import { number } from "./number";
import { page } from "./page";
import { pinned, range } from "./range";
import { q } from "./search";
import { sort } from "./sort";
import { status } from "./status";
import { turn } from "./turn";
import { tz } from "./zone";

/** All that a query can say, in the order in which URLs write it. */
export const fields = {
  connection,
  range,
  pinned,
  tz,
  agent,
  contact,
  kind,
  direction,
  status,
  action,
  weekday,
  hour,
  field,
  q,
  number,
  duration,
  sort,
  page,
  asOf,
  columns,
  charts,
  turn,
  at,
};

type Fields = typeof fields;
export type FieldName = keyof Fields;

type NamesOf<Property> = { [Name in FieldName]: Fields[Name] extends Property ? Name : never }[FieldName];

/** Conditions on which calls are meant, beside connections and time. */
export type ConditionName = NamesOf<{ role: "condition" }>;

/** Fields whose values are counted. */
export type FacetName = NamesOf<{ facet: true }>;

/** Conditions that a kind of panel chooses. */
export type NameOfChoice<Panel extends Choice["panel"]> = NamesOf<{ choice: { panel: Panel } }>;

export const fieldNames = Object.keys(fields) as FieldName[];

const isCondition = (name: FieldName): name is ConditionName => fields[name].role === "condition";
export const conditionNames = fieldNames.filter(isCondition);

export const isChosenBy = <Panel extends Choice["panel"]>(
  panel: Panel,
  name: ConditionName,
): name is ConditionName & NameOfChoice<Panel> => fields[name].choice.panel === panel;

export const isCounted = <Name extends ConditionName | FacetName>(name: Name): name is Name & FacetName =>
  fields[name].facet;
