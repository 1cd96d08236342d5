import "server-only";
import { createHash } from "node:crypto";
import { setImmediate as breathe } from "node:timers/promises";
import type { Call } from "@/lib/calls/call";
import type { Queries } from "@/lib/server/postgres/database";
import { numberNames, type Numbers } from "./dictionaries";
import { kindNumbers } from "../kinds";
import { directionNumber, statusNumber } from "../phones";
import { wordsVersion } from "../words-version";
import { storedNumber } from "../stored-number";
import { indexText, type IndexText } from "./index-text";
import { contactsOf, readContactNames, saveContacts } from "./save-contacts";
import { saveWords } from "./save-words";

/** Calls that go into one statement, and the UTF-16 units of their records. */
const batchSize = 200;
const batchUnits = 8_000_000;

/** Units that are written or cut into words until others in this process get their turn. */
const breath = 100_000;

interface Written {
  call: Call;
  startedAt: number;
  row: string;
  detail: string;
  digest: string;
}

function write(call: Call): Written {
  const { transcript, translation, sentiment, actionItems, phoneRecordId, raw, ...fields } = call;
  const row = JSON.stringify(fields);
  const detail = JSON.stringify({ transcript, translation, sentiment, actionItems, phoneRecordId, raw });
  return {
    call,
    startedAt: Date.parse(call.startedAt),
    row,
    detail,
    digest: createHash("md5").update(row).update("\n").update(detail).digest("hex"),
  };
}

/** Writes something of each call, without keeping the process from others for long. */
async function mapInBreaths<T, R>(
  items: readonly T[],
  map: (item: T) => R,
  units: (item: T, result: R) => number,
): Promise<R[]> {
  const results: R[] = [];
  let done = 0;
  for (const item of items) {
    if (done >= breath) {
      await breathe();
      done = 0;
    }
    const result = map(item);
    results.push(result);
    done += units(item, result);
  }
  return results;
}

const unitsOf = ({ row, detail }: Written) => row.length + detail.length;

function* batchesOf(calls: readonly Written[]): Generator<Written[]> {
  let batch: Written[] = [];
  let units = 0;
  for (const call of calls) {
    units += unitsOf(call);
    if (batch.length === batchSize || (batch.length > 0 && units > batchUnits)) {
      yield batch;
      batch = [];
      units = unitsOf(call);
    }
    batch.push(call);
  }
  if (batch.length > 0) yield batch;
}

/**
 * The facts. What the phone system reports of a call goes before what the call says itself, whichever came first.
 */
async function storeFacts(
  queries: Queries,
  connectionId: number,
  batch: readonly Written[],
  numbers: Numbers,
): Promise<void> {
  const calls = batch.map(({ call }) => call);
  await queries.query(
    `insert into calls (connection_id, id, started_at, duration, agent_no, action_set, field_set, kind, transferred,
                        contact_id, number, direction, phone_status, digest, added_at)
     select $1, id, started_at, duration, agent_no, action_set, field_set, kind, transferred, contact_id, number,
            coalesce(phone.direction, new.direction), coalesce(phone.phone_status, new.phone_status),
            decode(digest, 'hex'), $16::bigint
     from unnest($2::text[], $3::bigint[], $4::float8[], $5::int[], $6::int[], $7::int[], $8::smallint[], $9::boolean[],
                 $10::text[], $11::text[], $12::smallint[], $13::smallint[], $14::text[], $15::text[])
       as new (id, started_at, duration, agent_no, action_set, field_set, kind, transferred, contact_id, number,
               direction, phone_status, record_id, digest)
       left join lateral (
         -- One by one along the key: a table that grows fast would be read whole for each page.
         select direction, phone_status from phone_records
         where connection_id = $1 and record_id = new.record_id
         limit 1
       ) as phone on true
     on conflict (connection_id, id) do update set
       started_at = excluded.started_at, duration = excluded.duration, agent_no = excluded.agent_no,
       action_set = excluded.action_set, field_set = excluded.field_set, kind = excluded.kind,
       transferred = excluded.transferred, contact_id = excluded.contact_id, number = excluded.number,
       direction = excluded.direction, phone_status = excluded.phone_status, digest = excluded.digest`,
    [
      connectionId,
      calls.map(({ id }) => id),
      batch.map(({ startedAt }) => startedAt),
      calls.map(({ duration }) => duration ?? null),
      calls.map(numbers.agent),
      calls.map(numbers.actionSet),
      calls.map(numbers.fieldSet),
      calls.map(({ kind }) => kindNumbers[kind]),
      calls.map(({ transferred }) => transferred ?? null),
      calls.map(({ contact }) => contact?.id ?? null),
      calls.map(({ fromNumber }) => storedNumber(fromNumber)),
      calls.map(({ direction }) => directionNumber(direction)),
      calls.map(({ phoneStatus }) => statusNumber(phoneStatus)),
      calls.map(({ phoneRecordId }) => phoneRecordId ?? null),
      batch.map(({ digest }) => digest),
      Date.now(),
    ],
  );
}

/** The numbers of the callers. */
async function storeNumbers(
  queries: Queries,
  connectionId: number,
  batch: readonly Written[],
): Promise<void> {
  const numbers = new Set(batch.flatMap(({ call }) => storedNumber(call.fromNumber) ?? []));
  await queries.query(
    `insert into numbers (connection_id, number) select $1, number from unnest($2::text[]) as number
     on conflict do nothing`,
    [connectionId, [...numbers]],
  );
}

/** Which phone record is of which call. */
async function storeRecordIds(
  queries: Queries,
  connectionId: number,
  batch: readonly Written[],
): Promise<void> {
  const calls = batch.map(({ call }) => call);
  const having = calls.filter(({ phoneRecordId }) => phoneRecordId !== undefined);
  await queries.query(
    `with without as (
       delete from call_phone_records where connection_id = $1 and id = any($4::text[])
     )
     insert into call_phone_records as known (connection_id, id, record_id)
     select $1, id, record_id from unnest($2::text[], $3::text[]) as new (id, record_id)
     on conflict (connection_id, id) do update set record_id = excluded.record_id
       where known.record_id <> excluded.record_id`,
    [
      connectionId,
      having.map(({ id }) => id),
      having.map(({ phoneRecordId }) => phoneRecordId),
      calls.filter((call) => !having.includes(call)).map(({ id }) => id),
    ],
  );
}

/** The wide part: a value of its own for each, as taking them out of an array or of one JSON takes twice as long. */
async function storeRecords(
  queries: Queries,
  connectionId: number,
  batch: readonly Written[],
): Promise<void> {
  const places = batch.map((_, index) => `($1, $${3 * index + 2}, $${3 * index + 3}, $${3 * index + 4})`);
  await queries.query(
    `insert into call_records (connection_id, id, row, detail) values ${places.join(",")}
     on conflict (connection_id, id) do update set row = excluded.row, detail = excluded.detail`,
    [connectionId, ...batch.flatMap(({ call, row, detail }) => [call.id, row, detail])],
  );
}

/** The words, beside a copy of the facts that were just stored. */
async function storeTexts(
  queries: Queries,
  connectionId: number,
  batch: readonly Written[],
  texts: readonly IndexText[],
): Promise<void> {
  await queries.query(
    `insert into call_texts (connection_id, id, started_at, duration, agent_no, action_set, field_set, kind,
                             transferred, contact_id, number, direction, phone_status, words, partial, version)
     select $1, c.id, started_at, duration, agent_no, action_set, field_set, kind, transferred, contact_id, number,
       direction, phone_status, new.words, new.partial, ${wordsVersion}
     from unnest($2::text[], $3::tsvector[], $4::boolean[]) as new (id, words, partial)
       join calls as c on c.connection_id = $1 and c.id = new.id
     on conflict (connection_id, id) do update set
       started_at = excluded.started_at, duration = excluded.duration, agent_no = excluded.agent_no,
       action_set = excluded.action_set, field_set = excluded.field_set, kind = excluded.kind,
       transferred = excluded.transferred, contact_id = excluded.contact_id, number = excluded.number,
       direction = excluded.direction, phone_status = excluded.phone_status,
       words = excluded.words, partial = excluded.partial, version = excluded.version`,
    [
      connectionId,
      batch.map(({ call }) => call.id),
      texts.map(({ words }) => words),
      texts.map(({ partial }) => partial),
    ],
  );
  await saveWords(queries, connectionId, texts);
}

/** A call with the name by which its contact is known, so that the call is found by it. */
function withKnownName(call: Call, names: ReadonlyMap<string, string>): Call {
  const name = names.get(call.contact?.id ?? "");
  return name === undefined ? call : { ...call, contact: { ...call.contact, name } };
}

/** What became of some calls. */
export interface Upserted {
  added: number;
  changed: number;
  /** Where calls were that start at another time now, ms since the epoch. */
  left: number[];
}

/** Stores calls within the bounds of a call; those that are there already, unchanged, are left alone. */
export async function upsertCalls(
  queries: Queries,
  connectionId: number,
  calls: readonly Call[],
): Promise<Upserted> {
  const written = await mapInBreaths(calls, write, (_, each) => unitsOf(each));
  const stored = await queries.query<{ id: string; digest: string; startedAt: number }>(
    `select id, encode(digest, 'hex') as digest, started_at as "startedAt"
     from calls where connection_id = $1 and id = any($2)`,
    [connectionId, calls.map(({ id }) => id)],
  );
  const before = new Map(stored.map((row) => [row.id, row]));
  const changed = written.filter(({ call, digest }) => before.get(call.id)?.digest !== digest);
  if (changed.length === 0) return { added: 0, changed: 0, left: [] };
  const numbers = await numberNames(
    queries,
    connectionId,
    changed.map(({ call }) => call),
  );
  const store = async (batch: readonly Written[], texts: readonly IndexText[]) => {
    await storeFacts(queries, connectionId, batch, numbers);
    await storeNumbers(queries, connectionId, batch);
    await storeRecordIds(queries, connectionId, batch);
    await storeRecords(queries, connectionId, batch);
    await storeTexts(queries, connectionId, batch, texts);
    await saveContacts(queries, connectionId, contactsOf(batch.map(({ call }) => call)));
  };
  const names = await readContactNames(
    queries,
    connectionId,
    changed.flatMap(({ call }) => call.contact?.id ?? []),
  );
  // The words of a batch are cut while the database stores the one before it.
  let storing = Promise.resolve();
  try {
    for (const batch of batchesOf(changed)) {
      const indexing = mapInBreaths(batch, ({ call }) => indexText(withKnownName(call, names)), unitsOf);
      const [texts] = await Promise.all([indexing, storing]);
      storing = store(batch, texts);
    }
  } finally {
    // Nothing may be under way when this ends: the caller can go back to a savepoint.
    await storing;
  }
  const known = changed.flatMap((each) => {
    const was = before.get(each.call.id);
    return was ? [{ from: was.startedAt, to: each.startedAt }] : [];
  });
  return {
    added: changed.length - known.length,
    changed: known.length,
    left: known.filter(({ from, to }) => from !== to).map(({ from }) => from),
  };
}
