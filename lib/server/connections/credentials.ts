import "server-only";
import { z } from "zod";
import { seal, unseal, type Sealed } from "@/lib/server/secrets/seal";

/** The secrets of a connection by their names. */
export type Credentials = Readonly<Record<string, string>>;

/** The account that credentials are of: in another row they do not decrypt. */
interface Owner {
  provider: string;
  account: string;
  connectionId: number;
}

const purpose = "credentials";
const schema = z.record(z.string(), z.string());

const placeOf = ({ provider, account, connectionId }: Owner) => [provider, account, connectionId];

export const sealCredentials = (owner: Owner, credentials: Credentials): Sealed =>
  seal(JSON.stringify(credentials), purpose, placeOf(owner));

/** @returns undefined if the key is not here, or they were encrypted for another connection */
export function openCredentials(owner: Owner, sealed: Sealed): Credentials | undefined {
  const text = unseal(sealed, purpose, placeOf(owner));
  return text === undefined ? undefined : schema.parse(JSON.parse(text));
}

/** What pages show of a secret: its last four characters, unless they are much of it. */
export const hintOf = (secret: string): string => (secret.length < 12 ? "" : secret.slice(-4));
