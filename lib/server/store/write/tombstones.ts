import "server-only";
import { createHash } from "node:crypto";
import type { Call, CallRow } from "@/lib/calls/call";
import { fewestDigits, numberDigits } from "@/lib/calls/search/words";
import type { Queries } from "@/lib/server/postgres/database";
import { oldestOf } from "../retention";
import { storedNumber } from "../stored-number";
import { stripCall } from "./strip-call";

/** What a reader can have erased. */
export type Erasable = "call" | "contact" | "number";

/** A hash that tells nothing to other connections. Of a number the digits count. */
export function tombstoneHash(connectionId: number, what: Erasable | "record", value: string): Buffer {
  const text = what === "number" ? value.replaceAll(/\D/g, "") : value;
  return createHash("sha256").update(`${connectionId}:${what}:${text}`).digest();
}

/** A number as it may have been erased: with and without its country and what is dialled before it. */
function endsOf(number: string): string[] {
  const all = new Set([number.replaceAll(/\D/g, ""), storedNumber(number) ?? "", numberDigits(number)]);
  for (const digits of [...all]) {
    for (let length = fewestDigits; length < digits.length; length += 1) all.add(digits.slice(-length));
  }
  return [...all].filter(Boolean);
}

interface Rules {
  any: boolean;
  factsDays: number | null;
  textDays: number | null;
}

/** Whether a connection has any tombstone, so that most calls are not hashed, and for how long it keeps calls. */
async function readRules(queries: Queries, connectionId: number): Promise<Rules> {
  const [row] = await queries.query<Rules>(
    `select exists (select from erased_calls where connection_id = $1)
       or exists (select from erased_contacts where connection_id = $1)
       or exists (select from erased_numbers where connection_id = $1) as any,
       (select facts_days from retentions where connection_id = $1) as "factsDays",
       (select text_days from retentions where connection_id = $1) as "textDays"`,
    [connectionId],
  );
  return row ?? { any: false, factsDays: null, textDays: null };
}

type Known = Pick<Call, "id" | "contact" | "fromNumber">;

function hashesOf(connectionId: number, { id, contact, fromNumber }: Known) {
  const values: [Erasable, string][] = [["call", id]];
  if (contact?.id !== undefined) values.push(["contact", contact.id]);
  for (const digits of endsOf(fromNumber ?? "")) values.push(["number", digits]);
  return values.map(([what, value]) => ({
    what,
    hash: tombstoneHash(connectionId, what, value).toString("hex"),
  }));
}

/** The places of those calls that are erased, by themselves, with their contact or with their number. */
async function findErased(
  queries: Queries,
  connectionId: number,
  calls: readonly Known[],
): Promise<ReadonlySet<number>> {
  const hashes = calls.flatMap((call, index) =>
    hashesOf(connectionId, call).map((each) => ({ ...each, index })),
  );
  const found = await queries.query<{ index: number }>(
    `select index from unnest($2::int[], $3::text[], $4::text[]) as read (index, what, hash)
     where case what
       when 'call' then exists (
         select from erased_calls where connection_id = $1 and id_hash = decode(hash, 'hex') and not expired)
       when 'contact' then exists (
         select from erased_contacts where connection_id = $1 and contact_hash = decode(hash, 'hex'))
       else exists (
         select from erased_numbers where connection_id = $1 and number_hash = decode(hash, 'hex')) end`,
    [
      connectionId,
      hashes.map(({ index }) => index),
      hashes.map(({ what }) => what),
      hashes.map(({ hash }) => hash),
    ],
  );
  return new Set(found.map(({ index }) => index));
}

/** Whether a call is erased, or was deleted for its age. */
export async function hasTombstone(queries: Queries, connectionId: number, id: string): Promise<boolean> {
  const [row] = await queries.query<{ found: boolean }>(
    "select exists (select from erased_calls where connection_id = $1 and id_hash = $2) as found",
    [connectionId, tombstoneHash(connectionId, "call", id)],
  );
  return row?.found ?? false;
}

/**
 * Calls that an upstream gave, without those that are erased or too old to be kept, and without the texts of those that
 * are too old for them.
 * @param now ms since the epoch
 */
export async function withoutErased<Row extends CallRow>(
  queries: Queries,
  connectionId: number,
  calls: readonly Row[],
  now: number,
): Promise<{ kept: readonly Row[]; erased: Row[]; expired: Row[] }> {
  const { any, factsDays, textDays } = await readRules(queries, connectionId);
  const places = any ? await findErased(queries, connectionId, calls) : new Set<number>();
  const isBefore = ({ startedAt }: Row, oldest: number) => Date.parse(startedAt) < oldest;
  const oldest = oldestOf(factsDays, now);
  const oldestText = oldestOf(textDays, now);
  const remaining = calls.filter((call, index) => !places.has(index) && !isBefore(call, oldest));
  return {
    kept: remaining.map((call) => (isBefore(call, oldestText) ? stripCall(call) : call)),
    erased: calls.filter((_, index) => places.has(index)),
    expired: calls.filter((call, index) => !places.has(index) && isBefore(call, oldest)),
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
  const { kept, erased, expired } = await withoutErased(queries, connectionId, calls, window.readAt);
  await forgetMissing(queries, connectionId, window, [...erased, ...expired]);
  await noteErased(queries, connectionId, erased, { at: window.readAt, expired: false });
  await noteErased(queries, connectionId, expired, { at: window.readAt, expired: true });
  return { kept, erased: [...erased, ...expired].map(({ id }) => id) };
}

/** A verified window shows also which of the erased calls the upstream no longer has. */
async function forgetMissing(
  queries: Queries,
  connectionId: number,
  { start, end, verified }: { start: number; end: number; verified: boolean },
  erased: readonly Call[],
): Promise<void> {
  if (!verified) return;
  await queries.query(
    `update erased_calls set started_at = null
     where connection_id = $1 and started_at >= $2 and started_at < $3 and id_hash <> all($4::bytea[])`,
    [connectionId, start, end, erased.map(({ id }) => tombstoneHash(connectionId, "call", id))],
  );
}

/** Notes that calls are erased and that the upstream has them, and which phone records are theirs. */
export async function noteErased(
  queries: Queries,
  connectionId: number,
  erased: readonly Pick<Call, "id" | "startedAt" | "phoneRecordId">[],
  { at, expired }: { at: number; expired: boolean },
): Promise<void> {
  if (erased.length === 0) return;
  await queries.query(
    `insert into erased_calls (connection_id, id_hash, started_at, erased_at, expired)
     select $1, hash, at, $4, $5 from unnest($2::bytea[], $3::bigint[]) as found (hash, at)
     on conflict (connection_id, id_hash) do update
       set started_at = excluded.started_at, expired = erased_calls.expired and excluded.expired`,
    [
      connectionId,
      erased.map(({ id }) => tombstoneHash(connectionId, "call", id)),
      erased.map(({ startedAt }) => Date.parse(startedAt)),
      at,
      expired,
    ],
  );
  await noteErasedRecords(
    queries,
    connectionId,
    erased.flatMap(({ phoneRecordId }) => phoneRecordId ?? []),
    at,
  );
}

/** Notes that the phone records of erased calls are not to be kept, and deletes them. @returns how many there were */
export async function noteErasedRecords(
  queries: Queries,
  connectionId: number,
  ids: readonly string[],
  at: number,
): Promise<number> {
  if (ids.length === 0) return 0;
  await queries.query(
    `insert into erased_records (connection_id, record_hash, erased_at)
     select $1, hash, $3 from unnest($2::bytea[]) as found (hash) on conflict do nothing`,
    [connectionId, ids.map((id) => tombstoneHash(connectionId, "record", id)), at],
  );
  const gone = await queries.query(
    "delete from phone_records where connection_id = $1 and record_id = any($2) returning record_id",
    [connectionId, ids],
  );
  return gone.length;
}

/** Phone records without those of erased calls. */
export async function withoutErasedRecords<Record extends { id: string }>(
  queries: Queries,
  connectionId: number,
  records: readonly Record[],
): Promise<Record[]> {
  const hashes = records.map(({ id }) => tombstoneHash(connectionId, "record", id));
  const rows = await queries.query<{ index: number }>(
    `select (index - 1)::integer as index from unnest($2::bytea[]) with ordinality as read (hash, index)
     where exists (select from erased_records where connection_id = $1 and record_hash = hash)`,
    [connectionId, hashes],
  );
  const erased = new Set(rows.map(({ index }) => index));
  return records.filter((_, index) => !erased.has(index));
}
