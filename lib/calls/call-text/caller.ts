import type { Call, CallKind } from "../call";
import { formatPhone } from "../format/phone";

export const kindNames: Record<CallKind, string> = { live: "Live", trial: "Trial", unknown: "Not reported" };

/** A contact by name, else that it is deleted, else the end of its id. */
export function contactName({ id, name, deleted }: NonNullable<Call["contact"]>): string | undefined {
  return name ?? (deleted ? `Deleted contact (…${(id ?? "").slice(-6)})` : id);
}

type Callers = Pick<Call, "contact" | "fromNumber">;

/** Who called: the contact's name, else the number, else that there is none. */
export function callerName({ contact, fromNumber }: Callers): string {
  return contact?.name ?? (fromNumber === undefined ? "No number" : formatPhone(fromNumber));
}
