import "server-only";
import { randomUUID } from "node:crypto";
import { CallboardError } from "@/lib/server/errors";
import type { Queries } from "@/lib/server/postgres/database";

export interface NewPerson {
  name: string;
  email: string;
  /** As better-auth hashes it. */
  passwordHash: string;
  isOwner: boolean;
}

/**
 * Adds a person who signs in with a password. @returns the id
 * @throws CallboardError `bad_request` if there is one with the address already
 */
export async function addPerson({ query }: Pick<Queries, "query">, person: NewPerson): Promise<string> {
  const id = randomUUID();
  const added = await query(
    `insert into people (id, name, email, email_verified, is_owner) values ($1, $2, $3, true, $4)
     on conflict (email) do nothing returning id`,
    [id, person.name, person.email.toLowerCase(), person.isOwner],
  );
  if (added.length === 0) {
    throw new CallboardError("bad_request", "There is a person with this e-mail address already. Sign in.");
  }
  await query(
    "insert into credentials (id, person_id, provider_id, account_id, password) values ($1, $2, 'credential', $2, $3)",
    [randomUUID(), id, person.passwordHash],
  );
  return id;
}
