import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { Database, Queries } from "@/lib/server/postgres/database";
import { notifySql } from "@/lib/server/postgres/notify";
import { takeLock } from "@/lib/server/sync/lock";
import { readStored } from "./stored";

/** Rows that are deleted at once, and ms between two such slices, so that readers are not delayed. */
const slice = 500;
const breath = 20;

/** What stays: that something was erased, so that it is not back when the account is connected again. */
const kept = ["erased_calls", "erased_contacts", "erased_numbers", "stored_connections"];

/**
 * The tables that lead with the connection, those first that others do not refer to. Calls are ahead of all: what is
 * counted of them goes with them.
 */
async function tablesOf({ query }: Queries): Promise<string[]> {
  const rows = await query<{ name: string }>(
    `with recursive own as (
       select c.oid, c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum = 1
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
         and a.attname = 'connection_id' and c.relname <> all($1)
     ), depths as (
       select oid, 0 as depth from own
       union
       select f.conrelid, depth + 1 from depths join pg_constraint f on f.confrelid = depths.oid and f.contype = 'f'
         and f.conrelid <> f.confrelid
     )
     select name from own join depths using (oid) group by name
     order by name = 'calls' desc, max(depth) desc, name`,
    [kept],
  );
  return rows.map(({ name }) => name).filter((name) => name !== "connections");
}

/** Deletes all rows of a connection from a table, some at a time. */
async function empty(
  database: Database,
  table: string,
  connectionId: number,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const gone = await database.query(
      `delete from ${table} where connection_id = $1 and ctid = any(
         array(select ctid from ${table} where connection_id = $1 limit ${slice}))
       returning connection_id`,
      [connectionId],
    );
    if (gone.length === 0) return;
    await pause(breath, undefined, { signal });
  }
}

/** Deletes everything of a connection but that it was erased from. @returns false while its sync has not ended */
async function deleteConnection(
  database: Database,
  connectionId: number,
  signal: AbortSignal,
): Promise<boolean> {
  const lock = await takeLock(database, connectionId);
  if (!lock) return false;
  try {
    for (const table of await tablesOf(database)) await empty(database, table, connectionId, signal);
    await database.query(
      `delete from connections where connection_id = $1
         and not exists (select from erased_calls where connection_id = $1)
         and not exists (select from erased_contacts where connection_id = $1)
         and not exists (select from erased_numbers where connection_id = $1)`,
      [connectionId],
    );
    await database.query(
      `with gone as (delete from stored_connections where connection_id = $1 and removing returning connection_id)
       select ${notifySql("connection", "connection_id")} from gone`,
      [connectionId],
    );
    return true;
  } finally {
    lock.release();
  }
}

/** Deletes the calls of all connections that were removed with them. @returns whether none is left */
export async function deleteRemoved(database: Database, signal: AbortSignal): Promise<boolean> {
  let isDone = true;
  for (const { connectionId, removing } of await readStored(database)) {
    if (removing && !(await deleteConnection(database, connectionId, signal))) isDone = false;
  }
  return isDone;
}
