import { options } from "./options";
import { connectionIdOf } from "../../lib/server/store/connection-id";

/** The account whose calls are measured. */
export const account = { slug: "bench", provider: "highlevel", account: "bench-account" } as const;

/** A small account beside it, which is no part of any answer; its calls are what the others are copied from. */
export const besides = { provider: "highlevel", account: "bench-templates" } as const;

export const connectionId = connectionIdOf(account.provider, account.account);
/** The ids of all connections that are measured: the first is that of the account. */
export const connectionIds = Array.from({ length: options.connections }, (_, index) => connectionId + index);
export const templatesId = connectionIdOf(besides.provider, besides.account);

/** The moment of all questions, and the end of the year that has calls; ms since the epoch. */
export const instant = Date.UTC(2026, 9, 28, 20);

/** The zone in which all is asked; it had a change of clocks within the year. */
export const zone = "America/Chicago";

/** Calls by the contact who comes most often have number 0. */
export const contactId = (number: number) => `contact-${String(number).padStart(6, "0")}`;
