import type { JsonValue } from "./call";

/**
 * What was extracted under a name; undefined where nothing was. Names are the operator's: `toString` is one too. Facets
 * name them without the blanks at their ends.
 */
export function extractedUnder(
  extracted: Readonly<Record<string, JsonValue>>,
  name: string,
): JsonValue | undefined {
  const own = Object.hasOwn(extracted, name)
    ? name
    : Object.keys(extracted).find((each) => each.trim() === name.trim());
  return own === undefined ? undefined : extracted[own];
}

/** Whether a name shows anything: not only blanks and invisible characters. */
export const isVisibleName = (name: string): boolean => /[^\s\p{Cc}\p{Cf}\p{Z}\p{DI}\u2800]/u.test(name);

/** Whether an extracted value says anything: not null, not blank, not an empty list or object. */
export function isFilled(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === "string") return value.trim() !== "";
  return typeof value === "object" ? Object.keys(value).length > 0 : true;
}
