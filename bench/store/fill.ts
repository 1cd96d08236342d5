import type { Database, Queries } from "../../lib/server/postgres/database";
import { registerConnection } from "../../lib/server/store/write/register-connection";
import { saveWindow } from "../../lib/server/store/write/save-window";
import { account, besides, connectionIds, instant, templatesId, zone } from "./account";
import { copyCalls, drawCalls } from "./multiply";
import { busyHours, days } from "./rhythm";
import { agents, rareTemplate, templateCall } from "./template-call";

const templates = 3000;
const batch = 500;

/** To be changed with anything that changes what is made. */
const version = 4;

/** A connection without calls, whose account says what the store was filled with. */
const markId = 1;

async function saveTemplates(database: Database, seed: number): Promise<void> {
  await registerConnection(database, { connectionId: templatesId, ...besides }, instant);
  for (let first = 0; first < templates; first += batch) {
    const calls = Array.from({ length: batch }, (_, index) => {
      const number = first + index;
      return templateCall(seed, number, number === templates - 1 ? rareTemplate : `template-${number}`);
    });
    const start = Math.min(...calls.map(({ startedAt }) => Date.parse(startedAt)));
    const end = start + batch * 60_000;
    const window = { start, end, calls, unreadable: 0, verified: true, readAt: instant };
    await saveWindow(database, templatesId, window);
  }
}

/** The words that number agents, actions and fields, as the templates have them. */
async function copyNames(queries: Queries, connectionId: number): Promise<void> {
  for (const columns of [
    "agents (connection_id, agent_no, id, name, deleted)",
    "action_sets (connection_id, action_set, types)",
    "field_sets (connection_id, field_set, names)",
    "words (connection_id, word, continues)",
    "word_stems (connection_id, stem, word)",
  ]) {
    const [, table = "", rest = ""] = /^(\w+) \(connection_id, (.*)\)$/.exec(columns) ?? [];
    await queries.query(
      `insert into ${columns} select ${connectionId}, ${rest} from ${table} where connection_id = ${templatesId}`,
    );
  }
  await queries.query(
    `update agents set name = 'Agent ' || agent_no where connection_id = ${connectionId} and agent_no <= ${agents}`,
  );
}

/** Takes the indexes away while rows are added: built at the end they cost a tenth. */
async function withoutIndexes(database: Database, work: () => Promise<void>): Promise<void> {
  const indexes = await database.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where tablename in ('calls', 'call_texts') and indexname not in (select conname from pg_constraint)`,
  );
  for (const { name } of indexes) await database.query(`drop index ${name}`);
  await work();
  for (const { definition } of indexes) {
    await database.transaction(async (queries) => {
      await queries.query("set local maintenance_work_mem = '1GB'");
      await queries.query(definition);
    });
  }
}

/** Calls of a span that a sync compares as one, and leaves as one. */
const callsOfSpan = 5_000;

/** Says that everything of the account has been read, in as many spans as a sync leaves behind. */
async function cover(database: Database, connectionId: number): Promise<void> {
  const [counted] = await database.query<{ calls: number }>(
    `select count(*) as calls from calls where connection_id = ${connectionId}`,
  );
  const days = Math.min(365, Math.max(1, Math.floor((callsOfSpan * 365) / (counted?.calls ?? 1))));
  await database.query(
    `insert into coverage (connection_id, start_at, end_at, calls, unreadable, verified, read_at, checked_at)
     select ${connectionId}, start, stop,
       (select count(*) from calls where connection_id = ${connectionId} and started_at >= start and started_at < stop),
       0, true, $1, $1
     from generate_series($1::bigint - 365 * 86400000::bigint, $1 - 1, $2::bigint * 86400000) as start,
       lateral (select least($1, start + $2::bigint * 86400000) as stop) as span
     union all select ${connectionId}, 0, $1::bigint - 365 * 86400000::bigint, 0, 0, true, $1, $1`,
    [instant, days],
  );
  await database.query(
    `update sync_states set as_of = $1, last_success_at = $1, updated_at = $1,
       expected = (select sum(calls) from coverage where connection_id = ${connectionId})
     where connection_id = ${connectionId}`,
    [instant],
  );
}

const markOf = (calls: number, seed: number) => JSON.stringify({ version, calls, seed });

/** Whether a store holds the calls that would be made. */
export async function isFilled(database: Database, calls: number, seed: number): Promise<boolean> {
  const rows = await database.query("select from connections where connection_id = $1 and account = $2", [
    markId,
    markOf(calls, seed),
  ]);
  return rows.length > 0;
}

/** Fills an empty store with calls of the account. */
export async function fillStore(
  database: Database,
  calls: number,
  seed: number,
  say: (progress: string) => void,
): Promise<void> {
  await saveTemplates(database, seed);
  for (const connectionId of connectionIds) {
    await registerConnection(database, { connectionId, ...account }, instant);
    await database.transaction((queries) => copyNames(queries, connectionId));
  }
  await database.query("update connections set time_zone = $1", [zone]);
  await drawCalls(database, busyHours(calls, instant), calls);
  await withoutIndexes(database, async () => {
    const step = 86_400_000;
    for (let end = instant; end > instant - days * step; end -= step) {
      await database.transaction((queries) => copyCalls(queries, end - step, end));
      const made = Math.round((instant - end) / step) + 1;
      if (made % 73 === 0) say(`${made} of ${days} days`);
    }
    say("indexes");
  });
  await database.query(
    `insert into numbers select distinct connection_id, number from calls where number is not null
     on conflict do nothing`,
  );
  await database.query("drop table drawn, templates");
  for (const connectionId of connectionIds) await cover(database, connectionId);
  await database.query("vacuum (analyze)");
  await database.query("checkpoint");
  await database.query(
    "insert into connections (connection_id, provider, account, created_at) values ($1, 'bench', $2, $3)",
    [markId, markOf(calls, seed), instant],
  );
}
