import "server-only";
import type { PhoneRecord } from "@/lib/calls/call";
import type { Queries } from "@/lib/server/postgres/database";
import { directionNumber, statusNumber } from "../phones";
import { withoutErasedRecords } from "./tombstones";

/** What became of some phone records. */
export interface SavedPhoneRecords {
  /** Those that this reading has not seen before. */
  unseen: number;
  /** Those that say something else than before, or are new. */
  news: number;
  /** Calls that have another direction or status now. */
  calls: number;
}

/** Of records with one id the one that was changed last counts. Of equals the first says what it can. */
function newest(records: readonly PhoneRecord[]): PhoneRecord[] {
  const byId = new Map<string, PhoneRecord>();
  for (const record of records) {
    const known = byId.get(record.id);
    const isNewer = (known?.changedAt ?? 0) < (record.changedAt ?? 0);
    byId.set(record.id, isNewer ? { ...known, ...record } : { ...record, ...known });
  }
  return [...byId.values()];
}

/**
 * Stores phone records, and what they say in the calls that they are of, in a transaction that has the lock of the
 * connection's writes. An older state of a record never takes the place of a newer one, nor does one that says nothing.
 * @param readAt when the reading began, ms since the epoch
 */
export async function savePhoneRecords(
  queries: Queries,
  connectionId: number,
  records: readonly PhoneRecord[],
  readAt: number,
): Promise<SavedPhoneRecords> {
  const own = await withoutErasedRecords(queries, connectionId, newest(records));
  const ids = own.map(({ id }) => id);
  const known = await queries.query<{ id: string; read_at: number; said: unknown }>(
    `select record_id as id, read_at, jsonb_build_array(direction, phone_status, said) as said
     from phone_records where connection_id = $1 and record_id = any($2)`,
    [connectionId, ids],
  );
  const saved = await queries.query<SavedRecord>(
    `insert into phone_records as known
       (connection_id, record_id, direction, phone_status, said, changed_at, read_at)
     select $1, id, direction, phone_status, said, changed_at, $7
     from unnest($2::text[], $3::smallint[], $4::smallint[], $5::text[], $6::bigint[])
       as new (id, direction, phone_status, said, changed_at)
     on conflict (connection_id, record_id) do update set
       direction = case when known.changed_at <= excluded.changed_at
         then coalesce(excluded.direction, known.direction) else known.direction end,
       phone_status = case when known.changed_at <= excluded.changed_at
         then coalesce(excluded.phone_status, known.phone_status) else known.phone_status end,
       said = case when known.changed_at <= excluded.changed_at and excluded.phone_status is not null
         then excluded.said else known.said end,
       changed_at = greatest(known.changed_at, excluded.changed_at), read_at = excluded.read_at
     returning record_id as id, direction, phone_status, jsonb_build_array(direction, phone_status, said) as said`,
    [
      connectionId,
      ids,
      own.map(
        ({ direction }) => directionNumber(direction && { value: direction, source: "reported" }) || null,
      ),
      own.map(({ status }) => statusOfRecord(status)),
      own.map(({ status }) => status ?? null),
      own.map(({ changedAt }) => changedAt ?? 0),
      readAt,
    ],
  );
  const before = new Map(known.map((each) => [each.id, each]));
  const said = new Map(known.map((each) => [each.id, JSON.stringify(each.said)]));
  return {
    unseen: saved.filter(({ id }) => before.get(id)?.read_at !== readAt).length,
    news: saved.filter((each) => said.get(each.id) !== JSON.stringify(each.said)).length,
    calls: await joinCalls(queries, connectionId, saved),
  };
}

const statusOfRecord = (status: string | undefined) =>
  status === undefined ? null : statusNumber({ value: status, source: "reported" });

/** A phone record as it is stored now. */
interface SavedRecord {
  id: string;
  direction: number | null;
  phone_status: number | null;
  /** All that it says, to be compared. */
  said: unknown;
}

/**
 * Writes what phone records say into the calls that they are of, and into the copies of their facts. Step by step, each
 * with the ids that it is about: of a new connection no statistics are known, and one statement over all three tables
 * compared each row with each.
 */
async function joinCalls(
  queries: Queries,
  connectionId: number,
  records: readonly SavedRecord[],
): Promise<number> {
  const byId = new Map(records.map((record) => [record.id, record]));
  const own = await queries.query<{ id: string; record_id: string }>(
    "select id, record_id from call_phone_records where connection_id = $1 and record_id = any($2)",
    [connectionId, [...byId.keys()]],
  );
  const told = own.map(({ record_id }) => byId.get(record_id));
  const changed = await queries.query<{ id: string; direction: number; phone_status: number }>(
    `update calls as c set direction = coalesce(new.direction, c.direction),
       phone_status = coalesce(new.phone_status, c.phone_status)
     from unnest($2::text[], $3::smallint[], $4::smallint[]) as new (id, direction, phone_status)
     where c.connection_id = $1 and c.id = new.id
       and (c.direction <> new.direction or c.phone_status <> new.phone_status)
     returning c.id, c.direction, c.phone_status`,
    [
      connectionId,
      own.map(({ id }) => id),
      told.map((record) => record?.direction ?? null),
      told.map((record) => record?.phone_status ?? null),
    ],
  );
  if (changed.length === 0) return 0;
  await queries.query(
    `update call_texts as t set direction = new.direction, phone_status = new.phone_status
     from unnest($2::text[], $3::smallint[], $4::smallint[]) as new (id, direction, phone_status)
     where t.connection_id = $1 and t.id = new.id`,
    [
      connectionId,
      changed.map(({ id }) => id),
      changed.map(({ direction }) => direction),
      changed.map(({ phone_status }) => phone_status),
    ],
  );
  return changed.length;
}
