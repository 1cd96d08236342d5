import type { JsonValue } from "./call";

/** What was extracted under a name; undefined where nothing was. Names are the operator's: `toString` is one too. */
export function extractedUnder(
  extracted: Readonly<Record<string, JsonValue>>,
  name: string,
): JsonValue | undefined {
  return Object.hasOwn(extracted, name) ? extracted[name] : undefined;
}

/** Whether an extracted value says anything: not null, not blank, not an empty list or object. */
export function isFilled(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === "string") return value.trim() !== "";
  return typeof value === "object" ? Object.keys(value).length > 0 : true;
}
