import "server-only";
import type { Queries } from "@/lib/server/postgres/database";

/** What no upstream can give again: accounts, their agents and commands, saved views, and what must stay erased. */
const kept = ["connections", "agents", "sync_states", "erased_calls", "erased_contacts", "erased_numbers"];

/**
 * Empties all tables that the sync fills, so that it reads everything again. Damaged files of theirs are replaced
 * without being read.
 * @returns the names of the tables
 */
export async function emptyMirror(queries: Queries): Promise<string[]> {
  const tables = await queries.query<{ name: string }>(
    `select relname as name from pg_class
     join pg_attribute on attrelid = pg_class.oid and attname = 'connection_id'
     where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition
       and relname <> all($1)
     order by relname`,
    [kept],
  );
  const names = tables.map(({ name }) => name);
  await queries.query(`truncate ${names.map((name) => `"${name}"`).join(", ")}`);
  // Pages that show the old state ask for the new one.
  await queries.query("update sync_states set version = version + 1");
  return names;
}
