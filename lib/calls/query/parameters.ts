import { fields, type FieldName } from "../fields/fields";
import type { Parameters, QueryOf } from "../fields/field";

/** The parameters of all fields as one type. */
type Together<P> = (P extends unknown ? (each: P) => void : never) extends (all: infer All) => void
  ? All
  : never;
type AllParameters = Together<(typeof fields)[FieldName]["parameters"]>;

export type ParameterName = keyof AllParameters;

/** Which calls, in which order, and what of them is in view: the only description of "which calls". */
export type CallQuery = QueryOf<AllParameters>;

/** Each parameter of the URL, in the order in which URLs write them. */
export const parameters = Object.assign(
  {},
  ...Object.values(fields).map((field) => field.parameters),
) as AllParameters & Parameters;

export const parameterNames = Object.keys(parameters) as ParameterName[];

/** The parameters of one field. */
export const parametersOf = (name: FieldName) => Object.keys(fields[name].parameters) as ParameterName[];
