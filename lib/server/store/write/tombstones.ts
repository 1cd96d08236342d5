import "server-only";
import { createHash } from "node:crypto";
import type { Call } from "@/lib/calls/call";
import type { Queries } from "@/lib/server/postgres/database";

/** What a reader can have erased. */
export type Erasable = "call" | "contact" | "number";

/** A hash that tells nothing to other connections. Of a number the digits count. */
export function tombstoneHash(connectionId: number, what: Erasable, value: string): Buffer {
  const text = what === "number" ? value.replaceAll(/\D/g, "") : value;
  return createHash("sha256").update(`${connectionId}:${what}:${text}`).digest();
}

/** Whether a connection has any tombstone, so that the calls of most connections are not hashed. */
async function hasTombstones(queries: Queries, connectionId: number): Promise<boolean> {
  const [row] = await queries.query<{ any: boolean }>(
    `select exists (select from erased_calls where connection_id = $1)
       or exists (select from erased_contacts where connection_id = $1)
       or exists (select from erased_numbers where connection_id = $1) as any`,
    [connectionId],
  );
  return row?.any ?? false;
}

interface Hashes {
  call: string;
  contact: string | null;
  number: string | null;
}

function hashesOf(connectionId: number, { id, contact, fromNumber }: Call): Hashes {
  const hash = (what: Erasable, value: string | undefined) =>
    value === undefined ? null : tombstoneHash(connectionId, what, value).toString("hex");
  return {
    call: tombstoneHash(connectionId, "call", id).toString("hex"),
    contact: hash("contact", contact?.id),
    number: hash("number", fromNumber),
  };
}

/**
 * Takes the erased calls out of a window that was read. Notes which of them the upstream still has, so that they count
 * for the coverage of the window.
 * @returns the calls that may be stored, and the ids of those that may not
 */
export async function separateErased(
  queries: Queries,
  connectionId: number,
  window: { start: number; end: number; verified: boolean; readAt: number },
  calls: readonly Call[],
): Promise<{ kept: readonly Call[]; erased: string[] }> {
  if (!(await hasTombstones(queries, connectionId))) return { kept: calls, erased: [] };
  const hashes = calls.map((call) => hashesOf(connectionId, call));
  const found = await queries.query<{ index: number }>(
    `select (index - 1)::integer as index
     from unnest($2::text[], $3::text[], $4::text[]) with ordinality as read (call, contact, number, index)
     where exists (select from erased_calls where connection_id = $1 and id_hash = decode(call, 'hex'))
       or exists (select from erased_contacts where connection_id = $1 and contact_hash = decode(contact, 'hex'))
       or exists (select from erased_numbers where connection_id = $1 and number_hash = decode(number, 'hex'))`,
    [
      connectionId,
      hashes.map(({ call }) => call),
      hashes.map(({ contact }) => contact),
      hashes.map(({ number }) => number),
    ],
  );
  const indexes = new Set(found.map(({ index }) => index));
  const erased = calls.filter((_, index) => indexes.has(index));
  await noteErased(
    queries,
    connectionId,
    window,
    erased.map(({ id, startedAt }) => ({ hash: tombstoneHash(connectionId, "call", id), startedAt })),
  );
  return { kept: calls.filter((_, index) => !indexes.has(index)), erased: erased.map(({ id }) => id) };
}

/** Notes where the upstream has erased calls. A verified window shows also which of them it no longer has. */
async function noteErased(
  queries: Queries,
  connectionId: number,
  { start, end, verified, readAt }: { start: number; end: number; verified: boolean; readAt: number },
  erased: readonly { hash: Buffer; startedAt: string }[],
): Promise<void> {
  const hashes = erased.map(({ hash }) => hash);
  await queries.query(
    `update erased_calls set started_at = null
     where $5 and connection_id = $1 and started_at >= $2 and started_at < $3 and id_hash <> all($4::bytea[])`,
    [connectionId, start, end, hashes, verified],
  );
  await queries.query(
    `insert into erased_calls (connection_id, id_hash, started_at, erased_at)
     select $1, hash, at, $4 from unnest($2::bytea[], $3::bigint[]) as found (hash, at)
     on conflict (connection_id, id_hash) do update set started_at = excluded.started_at`,
    [connectionId, hashes, erased.map(({ startedAt }) => Date.parse(startedAt)), readAt],
  );
}
