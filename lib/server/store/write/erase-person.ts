import "server-only";
import type { Queries } from "@/lib/server/postgres/database";
import { fewestDigits } from "@/lib/calls/search/words";
import { clearEmptyCounts, eraseCalls, eraseContacts, type ErasedParts } from "./erase-calls";
import { tombstoneHash } from "./tombstones";

/** Whose calls are erased, of one connection. Numbers are all writings of one, as digits. */
export type Target = { call: string } | { contact: string } | { numbers: readonly string[] };

/** The calls that are erased with a target: their ids, and the numbers that they came from. */
export async function findTargets(
  queries: Queries,
  connectionId: number,
  target: Target,
): Promise<{ id: string; number: string | null }[]> {
  if ("numbers" in target) {
    // The whole number, or what stands behind its country.
    return queries.query(
      `select id, number from calls where connection_id = $1
         and (number = any($2) or reverse(number) like any($3))`,
      [connectionId, target.numbers, target.numbers.map((digits) => `${[...digits].reverse().join("")}%`)],
    );
  }
  const [column, value] = "call" in target ? ["id", target.call] : ["contact_id", target.contact];
  return queries.query(`select id, number from calls where connection_id = $1 and ${column} = $2`, [
    connectionId,
    value,
  ]);
}

async function leaveTombstones(
  queries: Queries,
  connectionId: number,
  target: Target,
  found: readonly { number: string | null }[],
  now: number,
): Promise<void> {
  if ("contact" in target) {
    await queries.query(
      `insert into erased_contacts (connection_id, contact_hash, erased_at) values ($1, $2, $3)
       on conflict do nothing`,
      [connectionId, tombstoneHash(connectionId, "contact", target.contact), now],
    );
  }
  if ("numbers" in target) {
    const numbers = new Set([...target.numbers, ...found.flatMap(({ number }) => number ?? [])]);
    const long = [...numbers].filter(({ length }) => length >= fewestDigits);
    await queries.query(
      `insert into erased_numbers (connection_id, number_hash, erased_at)
       select $1, hash, $3 from unnest($2::bytea[]) as own (hash) on conflict do nothing`,
      [connectionId, long.map((digits) => tombstoneHash(connectionId, "number", digits)), now],
    );
  }
  if ("call" in target) {
    await queries.query(
      `insert into erased_calls (connection_id, id_hash, erased_at) values ($1, $2, $3) on conflict do nothing`,
      [connectionId, tombstoneHash(connectionId, "call", target.call), now],
    );
  }
}

/** Deletes what is kept of a contact beside its calls. */
async function forgetContact(queries: Queries, connectionId: number, target: Target): Promise<number> {
  if ("contact" in target) return eraseContacts(queries, connectionId, [target.contact]);
  if (!("numbers" in target)) return 0;
  const patterns = target.numbers.map((digits) => `${[...digits].reverse().join("")}%`);
  const named = await queries.query<{ id: string }>(
    `select id from contacts where connection_id = $1
       and reverse(regexp_replace(number, '\\D', '', 'g')) like any($2)`,
    [connectionId, patterns],
  );
  const ids = named.map(({ id }) => id);
  const gone = await eraseContacts(queries, connectionId, ids);
  await queries.query("update contacts set number = null where connection_id = $1 and id = any($2)", [
    connectionId,
    ids,
  ]);
  return gone;
}

/**
 * Erases a call, a contact or a number of a connection: its calls with everything that is kept of them. Nothing of it
 * comes back by a later reading.
 * @param now ms since the epoch
 */
export async function erasePerson(
  queries: Queries,
  connectionId: number,
  target: Target,
  now: number,
): Promise<ErasedParts> {
  await queries.query("select pg_advisory_xact_lock(hashtext('callboard writes'), $1)", [connectionId]);
  const found = await findTargets(queries, connectionId, target);
  await leaveTombstones(queries, connectionId, target, found, now);
  const ids = found.map(({ id }) => id);
  const parts = await eraseCalls(queries, connectionId, ids, { now, expired: false });
  await clearEmptyCounts(queries, connectionId);
  return { ...parts, names: parts.names + (await forgetContact(queries, connectionId, target)) };
}
