import "server-only";
import { phoneDigits } from "@/lib/calls/fields/number";

/** The digits under which a caller's number is stored, as in E.164 if it is international; null if it has none. */
export const storedNumber = (number: string | undefined): string | null =>
  number === undefined
    ? null
    : (phoneDigits(number) ?? number.replace(/\D/g, "")).replace(/^(?:00|011)(?=[1-9]\d{6})/, "") || null;
