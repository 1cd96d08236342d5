/** The action types that upstreams document. Any other type is legal too and is shown by its own name. */
export const actionTypes = [
  { type: "APPOINTMENT_BOOKING", label: "Appointment booking", short: "Booking", slug: "booking" },
  { type: "CALL_TRANSFER", label: "Call transfer", short: "Transfer", slug: "transfer" },
  { type: "SMS", label: "SMS", short: "SMS", slug: "sms" },
  { type: "WORKFLOW_TRIGGER", label: "Workflow", short: "Workflow", slug: "workflow" },
  { type: "DATA_EXTRACTION", label: "Data extraction", short: "Extraction", slug: "extraction" },
  {
    type: "IN_CALL_DATA_EXTRACTION",
    label: "In-call data extraction",
    short: "In-call data",
    slug: "in-call",
  },
  { type: "CUSTOM_ACTION", label: "Custom action", short: "Custom", slug: "custom" },
  { type: "KNOWLEDGE_BASE", label: "Knowledge base", short: "Knowledge", slug: "knowledge" },
] as const;

export type ActionType = (typeof actionTypes)[number];

/** Words and colour slug (`--color-action-<slug>`) of an action type; an unknown one is made readable. */
export function describeActionType(type: string): { label: string; short: string; slug: string } {
  const known = actionTypes.find((entry) => entry.type === type);
  if (known) return known;
  const words = type.toLowerCase().replace(/[_-]+/g, " ").trim();
  const label = words === "" ? "Unnamed action" : words.charAt(0).toUpperCase() + words.slice(1);
  return { label, short: label, slug: "other" };
}
