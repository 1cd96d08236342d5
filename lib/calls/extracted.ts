import type { JsonValue } from "./call";

/** Whether an extracted value says anything: not null, not blank, not an empty list or object. */
export function isFilled(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === "string") return value.trim() !== "";
  return typeof value === "object" ? Object.keys(value).length > 0 : true;
}
