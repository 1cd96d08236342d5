import type { Call, CallKind } from "../call";
import { formatPhone } from "../format/phone";

export const kindNames: Record<CallKind, string> = { live: "Live", trial: "Trial", unknown: "Not reported" };

type Callers = Pick<Call, "contact" | "fromNumber">;

/** Who called: the contact's name, else the number, else that there is none. */
export function callerName({ contact, fromNumber }: Callers): string {
  return contact?.name ?? (fromNumber === undefined ? "No number" : formatPhone(fromNumber));
}
