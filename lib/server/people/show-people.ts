import "server-only";
import { config } from "@/lib/server/config";
import { readMessage, type Message } from "@/lib/server/http/form";
import { ownPath } from "@/lib/server/http/own-path";
import { askStore } from "@/lib/server/store/ask-store";
import { findInvitation } from "./invited-account";

export type Search = Readonly<Record<string, string | string[] | undefined>>;

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/** What a page with a form shows. */
export interface FormState {
  message: Message;
  /** Where it leads to. */
  next: string;
  /** Whether links are sent by mail. */
  mails: boolean;
  /** What the identity provider is called, if there is one. */
  provider: string | undefined;
}

export function formState(headers: Headers, search: Search): FormState {
  const { mail, identityProvider } = config();
  return {
    message: readMessage(headers, one(search["message"])),
    next: ownPath(one(search["next"])),
    mails: mail !== undefined,
    provider: identityProvider?.name,
  };
}

/** The address that an invitation is for, if its link can still be used. */
export async function invitedAddress(token: string): Promise<string | undefined> {
  return (await askStore(undefined, (database) => findInvitation(database, token)))?.email;
}
