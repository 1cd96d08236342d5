import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { fold } from "@/lib/calls/search/fold";
import type { Database, Queries } from "@/lib/server/postgres/database";
import { notifySql } from "@/lib/server/postgres/notify";
import { saveTexts, type KeptCall } from "./cut-again";

/** What the upstream said of a contact. */
export interface NamedContact {
  id: string;
  /** Absent if the contact has none. */
  name?: string | undefined;
  deleted: boolean;
}

/** Calls of a contact whose words are cut at once. */
const batchSize = 20;

/** Puts a name into the words of all calls of a contact. */
async function indexName(queries: Queries, connectionId: number, id: string, name: string): Promise<void> {
  for (let last = ""; ;) {
    const records = await queries.query<KeptCall>(
      `select record.id, record.row, record.detail, $4::text as name
       from calls as c join call_records as record using (connection_id, id)
       where c.connection_id = $1 and c.contact_id = $2 and c.id > $3
       order by c.id
       limit ${batchSize}`,
      [connectionId, id, last, name],
    );
    if (records.length === 0) return;
    await saveTexts(queries, connectionId, records);
    last = records.at(-1)?.id ?? "";
    await breathe();
  }
}

/**
 * Stores what the upstream said of contacts that the mirror has. A contact that is gone keeps the name that it had.
 * @param now when it said so, ms since the epoch
 */
export async function saveContactNames(
  database: Database,
  connectionId: number,
  contacts: readonly NamedContact[],
  now: number,
): Promise<void> {
  if (contacts.length === 0) return;
  await database.transaction(async (queries) => {
    // Writers of calls take their rows in another order.
    await queries.query("select pg_advisory_xact_lock(hashtext('callboard writes'), $1)", [connectionId]);
    const changed = await queries.query<{ id: string; name: string | null; renamed: boolean }>(
      `update contacts as known
       set name = coalesce(new.name, known.name), folded = coalesce(new.folded, known.folded), missing = new.deleted, named_at = $6, wanted_at = null
       from unnest($2::text[], $3::text[], $4::text[], $5::boolean[]) as new (id, name, folded, deleted)
         join contacts as before on before.connection_id = $1 and before.id = new.id
       where known.connection_id = $1 and known.id = new.id
       returning known.id, known.name, known.name is distinct from before.name
         or known.missing is distinct from before.missing as renamed`,
      [
        connectionId,
        contacts.map(({ id }) => id),
        contacts.map(({ name }) => name ?? null),
        contacts.map(({ name }) => (name === undefined ? null : fold(name).text)),
        contacts.map(({ deleted }) => deleted),
        now,
      ],
    );
    const renamed = changed.filter((contact) => contact.renamed);
    for (const { id, name } of renamed) {
      if (name !== null) await indexName(queries, connectionId, id, name);
    }
    if (renamed.length === 0) return;
    await queries.query(
      `with changed as (
         update sync_states set version = version + 1 where connection_id = $1 returning connection_id
       )
       select ${notifySql("progress", "connection_id")} from changed`,
      [connectionId],
    );
  });
}
