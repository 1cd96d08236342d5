import "server-only";
import { createHash } from "node:crypto";
import type { Call } from "@/lib/calls/call";
import type { Queries } from "../database";
import { numberNames } from "./dictionaries";
import { indexText } from "./index-text";

/** How the facts write a kind. */
export const kindNumbers = { live: 0, trial: 1, unknown: 2 } as const;

/** Calls that go into one statement. */
const batchSize = 250;

interface Written {
  call: Call;
  row: string;
  detail: string;
  digest: string;
}

function write(call: Call): Written {
  const { transcript, translation, raw, ...fields } = call;
  const row = JSON.stringify(fields);
  const detail = JSON.stringify({ transcript, translation, raw });
  return {
    call,
    row,
    detail,
    digest: createHash("md5").update(row).update("\n").update(detail).digest("hex"),
  };
}

async function storeBatch(queries: Queries, connectionId: number, batch: readonly Written[]): Promise<void> {
  const calls = batch.map(({ call }) => call);
  const numbers = await numberNames(queries, connectionId, calls);
  const ids = calls.map(({ id }) => id);
  await queries.query(
    `insert into calls (connection_id, id, started_at, duration, agent_no, action_set, field_set, kind, transferred,
                        contact_id, number, digest)
     select $1, id, started_at, duration, agent_no, action_set, field_set, kind, transferred, contact_id, number,
            decode(digest, 'hex')
     from unnest($2::text[], $3::bigint[], $4::float8[], $5::int[], $6::int[], $7::int[], $8::smallint[], $9::boolean[],
                 $10::text[], $11::text[], $12::text[])
       as new (id, started_at, duration, agent_no, action_set, field_set, kind, transferred, contact_id, number, digest)
     on conflict (connection_id, id) do update set
       started_at = excluded.started_at, duration = excluded.duration, agent_no = excluded.agent_no,
       action_set = excluded.action_set, field_set = excluded.field_set, kind = excluded.kind,
       transferred = excluded.transferred, contact_id = excluded.contact_id, number = excluded.number,
       digest = excluded.digest`,
    [
      connectionId,
      ids,
      calls.map(({ startedAt }) => Date.parse(startedAt)),
      calls.map(({ duration }) => duration ?? null),
      calls.map(numbers.agent),
      calls.map(numbers.actionSet),
      calls.map(numbers.fieldSet),
      calls.map(({ kind }) => kindNumbers[kind]),
      calls.map(({ transferred }) => transferred ?? null),
      calls.map(({ contact }) => contact?.id ?? null),
      calls.map(({ fromNumber }) => fromNumber?.replace(/\D/g, "") || null),
      batch.map(({ digest }) => digest),
    ],
  );
  await queries.query(
    `insert into call_records (connection_id, id, row, detail)
     select $1, * from unnest($2::text[], $3::jsonb[], $4::jsonb[])
     on conflict (connection_id, id) do update set row = excluded.row, detail = excluded.detail`,
    [connectionId, ids, batch.map(({ row }) => row), batch.map(({ detail }) => detail)],
  );
  const texts = calls.map(indexText);
  await queries.query(
    `insert into call_texts (connection_id, id, words, partial)
     select $1, * from unnest($2::text[], $3::tsvector[], $4::boolean[])
     on conflict (connection_id, id) do update set words = excluded.words, partial = excluded.partial`,
    [connectionId, ids, texts.map(({ words }) => words), texts.map(({ partial }) => partial)],
  );
}

/** Stores calls; those that are there already, unchanged, are left alone. */
export async function upsertCalls(
  queries: Queries,
  connectionId: number,
  calls: readonly Call[],
): Promise<{ added: number; changed: number }> {
  const counts = { added: 0, changed: 0 };
  for (let at = 0; at < calls.length; at += batchSize) {
    const batch = calls.slice(at, at + batchSize).map(write);
    const known = await queries.query<{ id: string; digest: string }>(
      `select id, encode(digest, 'hex') as digest from calls where connection_id = $1 and id = any($2)`,
      [connectionId, batch.map(({ call }) => call.id)],
    );
    const digests = new Map(known.map(({ id, digest }) => [id, digest]));
    const other = batch.filter(({ call, digest }) => digests.get(call.id) !== digest);
    if (other.length > 0) await storeBatch(queries, connectionId, other);
    const added = other.filter(({ call }) => !digests.has(call.id)).length;
    counts.added += added;
    counts.changed += other.length - added;
  }
  return counts;
}
