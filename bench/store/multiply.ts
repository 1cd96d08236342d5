import type { Queries } from "../../lib/server/postgres/database";
import { account, connectionId, connectionIds, contactId, templatesId } from "./account";
import type { BusyHour } from "./rhythm";
import { agentId, agents, rareTemplate, templateReference } from "./template-call";

/** A number from 0 to `below` - 1 that a call always has. */
const int = (salt: number, below: string | number) =>
  `((hashint8extended(n, ${salt}) & 1073741823) % ${below})::integer`;

/** A number from 0 (inclusive) to 1 (exclusive) that a call always has. */
const share = (salt: number) => `((hashint8extended(n, ${salt}) & 1073741823) / 1073741824.0)::float8`;

/**
 * Draws what a call has of its own into the table `drawn`. Durations are whole seconds up to 15 minutes with a tail,
 * few people call often, and few agents do most of the work.
 */
export async function drawCalls(queries: Queries, hours: readonly BusyHour[], calls: number): Promise<void> {
  await queries.query(`create unlogged table templates as
    select id, row_number() over (order by id)::integer as number from calls
    where connection_id = ${templatesId} and id <> '${rareTemplate}'`);
  await queries.query("alter table templates add primary key (number)");
  await queries.query(
    `create unlogged table drawn as
     select n, substr(md5('call' || n), 1, 24) as id, substr(md5('call' || n), 1, 6) as reference,
       start + ((k + ${share(1)}) * 3600000 / hour.calls)::bigint as started_at,
       case when ${int(2, 200)} = 0 then null
            when ${int(3, 60)} = 0 then 300 + ${int(4, 600)}
            else least(900, floor(exp(4.6 + 0.9 * (${share(5)} + ${share(6)} + ${share(7)} - 1.5) * 2))) end::float8 as duration,
       1 + floor(${agents} * power(${share(8)}, 1.8))::integer as agent_no,
       case when ${int(9, 16)} = 0 then null
            else floor(greatest(500, $2::integer * 45 / 1000) * power(${share(10)}, 1.7))::integer end as contact,
       case when ${int(11, 25)} = 0 then 1 when ${int(12, 500)} = 0 then 2 else 0 end as kind,
       case when n % ($2::integer / 15) = 7 then '${rareTemplate}'
            else templates.id end as template,
       case when ${int(14, 10)} = 0 then 0 when ${int(15, 5)} = 0 then 2 else 1 end as direction,
       case when ${int(14, 10)} = 0 then 0 when ${int(16, 4)} > 0 then 1 else 2 + ${int(17, 4)} end as phone_status
     from jsonb_to_recordset($1::jsonb) as hour (start bigint, before integer, calls integer),
          generate_series(0, hour.calls - 1) as k, lateral (select hour.before + k as n) as call
          join templates on templates.number = 1 + ${int(13, "(select count(*) from templates)")}`,
    [JSON.stringify(hours), calls],
  );
  await queries.query("create index on drawn (started_at)");
  await queries.query("analyze drawn");
}

/** Calls are dealt to the connections one after the other. */
const owner = `${connectionId} + drawn.n % ${connectionIds.length}`;

/** As the facts write the number of a contact: of the ones that are set apart for invented people. */
const number = `'1' || 200 + contact % 800 || '55501' || lpad((contact / 800)::text, 2, '0')`;

const contact = `'${contactId(0).slice(0, -6)}' || lpad(contact::text, 6, '0')`;

const ownFields = `jsonb_build_object('id', drawn.id, 'connection', '${account.slug}',
    'startedAt', to_char(to_timestamp(drawn.started_at / 1000.0) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'agent', jsonb_build_object('id', '${agentId(0).slice(0, -1)}' || agent_no - 1, 'deleted', false),
    'kind', (array['live', 'trial', 'unknown'])[drawn.kind + 1])
  || case when drawn.duration is null then '{}' else jsonb_build_object('duration', drawn.duration) end
  || case when contact is null then '{}' else jsonb_build_object('fromNumber', '+' || ${number},
       'contact', jsonb_build_object('id', ${contact})) end
  || jsonb_build_object('extracted', (record.row -> 'extracted') || jsonb_build_object('Reference', reference))`;

const drawnThen = "drawn.started_at >= $1 and drawn.started_at < $2";

/** Copies the templates to the calls that were drawn for a span of time, the newest first as a sync does. */
export async function copyCalls(queries: Queries, start: number, end: number): Promise<void> {
  const span = [start, end];
  await queries.query(
    `insert into calls (connection_id, id, started_at, duration, agent_no, action_set, field_set, kind, transferred,
                        contact_id, number, direction, phone_status, digest)
     select ${owner}, drawn.id, drawn.started_at, drawn.duration, drawn.agent_no, call.action_set, call.field_set,
       drawn.kind, call.transferred, ${contact}, ${number}, drawn.direction, drawn.phone_status, decode(md5(drawn.id), 'hex')
     from drawn join calls as call on call.connection_id = ${templatesId} and call.id = drawn.template
     where ${drawnThen} order by drawn.started_at desc`,
    span,
  );
  // Keys to the facts hold, as these were just written.
  await queries.query("set local session_replication_role = replica");
  await queries.query(
    `insert into call_records (connection_id, id, row, detail)
     select ${owner}, drawn.id, (record.row - 'duration') || ${ownFields}, detail
     from drawn join call_records as record on record.connection_id = ${templatesId} and record.id = drawn.template
     where ${drawnThen} order by drawn.started_at desc`,
    span,
  );
  await queries.query(
    `insert into call_texts (connection_id, id, started_at, duration, agent_no, action_set, field_set, kind,
                             transferred, contact_id, number, direction, phone_status, words, partial, version)
     select ${owner}, drawn.id, call.started_at, call.duration, call.agent_no, call.action_set, call.field_set,
       call.kind, call.transferred, call.contact_id, call.number, call.direction, call.phone_status,
       ts_delete(words, '${templateReference}') || (quote_literal(reference) || ':1C')::tsvector
         || case when call.number is null then ''
            else (quote_literal(call.number) || ':2 ' || quote_literal('~' || reverse(call.number)) || ':2')::tsvector end,
       partial, version
     from drawn join call_texts as text on text.connection_id = ${templatesId} and text.id = drawn.template
       join calls as call on call.connection_id = ${owner} and call.id = drawn.id
     where ${drawnThen} order by drawn.started_at desc`,
    span,
  );
}
