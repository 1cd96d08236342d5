import "server-only";
import type pg from "pg";

/** The tables with a row for each call; what refers to another stands behind it. */
const large = ["calls", "call_records", "call_texts", "call_phone_records", "recording_peaks"];

/** What makes keys, indexes, foreign keys and triggers of a table again, by the names that migrations know them by. */
const definitions = `
  select definition from (
    select case contype when 'f' then 3 else 1 end as rank,
      format('alter table %I add constraint %I %s', $1::text, conname, pg_get_constraintdef(oid)) as definition
    from pg_constraint where conrelid = $1::regclass and contype in ('p', 'u', 'f')
    union all
    select 2, pg_get_indexdef(indexrelid) from pg_index
    where indrelid = $1::regclass and not exists (select from pg_constraint where conindid = indexrelid)
    union all
    select 4, pg_get_triggerdef(oid) from pg_trigger where tgrelid = $1::regclass and not tgisinternal
  ) as all_of_them order by rank`;

async function storageOf(client: pg.ClientBase, name: string): Promise<string> {
  const { rows } = await client.query<{ options: string | null }>(
    "select array_to_string(reloptions, ', ') as options from pg_class where oid = $1::regclass",
    [name],
  );
  const options = rows[0]?.options;
  return options ? `with (${options})` : "";
}

async function replace(client: pg.ClientBase, name: string, parts: number): Promise<void> {
  const storage = await storageOf(client, name);
  await client.query(`alter table ${name} rename to ${name}_whole`);
  const like = `like ${name}_whole including all excluding indexes`;
  await client.query(`create table ${name} (${like}) partition by hash (connection_id)`);
  for (let part = 0; part < parts; part++) {
    const rest = `for values with (modulus ${parts}, remainder ${part}) ${storage}`;
    await client.query(`create table ${name}_${part} partition of ${name} ${rest}`);
  }
}

/**
 * Spreads the large tables, which must be empty, over partitions by their connection, in the transaction of `client`.
 * All calls of a connection stay in one partition, so that a query reads one.
 */
export async function partitionTables(client: pg.ClientBase, parts: number): Promise<void> {
  const again: string[] = [];
  for (const name of large) {
    const { rows } = await client.query<{ definition: string }>(definitions, [name]);
    again.push(...rows.map(({ definition }) => definition));
  }
  for (const name of large) await replace(client, name, parts);
  for (const name of [...large].reverse()) await client.query(`drop table ${name}_whole`);
  for (const definition of again) await client.query(definition);
}
