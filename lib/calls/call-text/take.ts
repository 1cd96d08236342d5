import type { JsonValue } from "../call";

type JsonObject = { [name: string]: JsonValue };

export const isText = (value: JsonValue): value is string => typeof value === "string" && value.trim() !== "";
const isNumber = (value: JsonValue) => typeof value === "number";
const isFlag = (value: JsonValue) => typeof value === "boolean";
const isTexts = (value: JsonValue): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every(isText);
const isList = (value: JsonValue): value is JsonValue[] => Array.isArray(value) && value.length > 0;

export const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Parameters that are taken out one by one, so that what nobody has taken is known at the end. */
export interface Taking {
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  flag(name: string): boolean | undefined;
  texts(name: string): string[] | undefined;
  list(name: string): JsonValue[] | undefined;
  object(name: string): JsonObject | undefined;
  /** What is left: not asked for, or of another type than it was asked for. */
  rest(): [name: string, value: JsonValue][];
}

export function takeFrom(parameters: JsonObject): Taking {
  const left = new Map(Object.entries(parameters));
  const taking =
    <T extends JsonValue>(is: (value: JsonValue) => value is T) =>
    (name: string): T | undefined => {
      const value = left.get(name);
      if (value === undefined || !is(value)) return undefined;
      left.delete(name);
      return value;
    };
  return {
    text: taking(isText),
    number: taking(isNumber),
    flag: taking(isFlag),
    texts: taking(isTexts),
    list: taking(isList),
    object: taking(isObject),
    rest: () => [...left],
  };
}
