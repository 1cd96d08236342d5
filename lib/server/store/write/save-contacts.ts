import "server-only";
import type { CallRow } from "@/lib/calls/call";
import { fold } from "@/lib/calls/search/fold";
import type { Queries } from "../../postgres/database";

/** What calls say of their contacts: the newest call of a contact counts. */
export function contactsOf(
  calls: readonly Pick<CallRow, "contact" | "fromNumber" | "startedAt">[],
): Contact[] {
  const oldestFirst = calls.toSorted((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  const contacts = new Map<string, Contact>();
  for (const { contact, fromNumber } of oldestFirst) {
    if (contact?.id === undefined) continue;
    const known = contacts.get(contact.id);
    contacts.set(contact.id, {
      id: contact.id,
      name: contact.name ?? known?.name,
      number: fromNumber ?? known?.number,
    });
  }
  return [...contacts.values()];
}

export interface Contact {
  id: string;
  name?: string | undefined;
  /** E.164. */
  number?: string | undefined;
}

/** Stores contacts. What is not said of one is kept as it was. */
export async function saveContacts(
  queries: Queries,
  connectionId: number,
  contacts: readonly Contact[],
): Promise<void> {
  if (contacts.length === 0) return;
  await queries.query(
    `insert into contacts as known (connection_id, id, name, folded, number)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[])
     on conflict (connection_id, id) do update
       set name = coalesce(excluded.name, known.name), folded = coalesce(excluded.folded, known.folded),
         number = coalesce(excluded.number, known.number)
       where (known.name, known.number) is distinct from
         (coalesce(excluded.name, known.name), coalesce(excluded.number, known.number))`,
    [
      connectionId,
      contacts.map(({ id }) => id),
      contacts.map(({ name }) => name ?? null),
      contacts.map(({ name }) => (name === undefined ? null : fold(name).text)),
      contacts.map(({ number }) => number ?? null),
    ],
  );
}

/** The names of contacts by their ids, as far as they are known. */
export async function readContactNames(
  queries: Queries,
  connectionId: number,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await queries.query<{ id: string; name: string }>(
    `select id, name from contacts where connection_id = $1 and id = any($2::text[]) and name is not null`,
    [connectionId, [...new Set(ids)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
