import type { Direction } from "../call";

/** A direction in words, and where it is from if the upstream does not report it. */
export function describeDirection({ value, source }: Direction): { label: string; note?: string } {
  const label = value === "inbound" ? "Inbound" : "Outbound";
  return source === "inferred" ? { label, note: "inferred from the room’s name" } : { label };
}
