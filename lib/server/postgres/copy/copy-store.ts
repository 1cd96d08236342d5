import "server-only";
import pg from "pg";
import Cursor from "pg-cursor";
import { openDatabase } from "../database";
import { migrate } from "@/lib/server/store/migrate";
import { StoreError } from "../store-error";
import { partitionTables } from "./partition-tables";

/** A table with what can be written into it. */
interface Table {
  name: string;
  /** Those that are not generated, in their order. */
  columns: string[];
}

interface Row extends Table {
  /** The tables that have to hold their rows first. */
  needs: string[];
}

/** All tables but that of the migrations, each behind those that it refers to. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Row>(
    `select c.relname as name,
       array(select attname::text from pg_attribute
             where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
       array(select confrelid::regclass::text from pg_constraint
             where conrelid = c.oid and contype = 'f' and conparentid = 0 and confrelid <> c.oid) as needs
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> 'migrations'
     order by c.relname`,
  );
  const ordered: Row[] = [];
  const isReady = ({ needs }: Row) => needs.every((need) => ordered.some(({ name }) => name === need));
  for (let left = rows; left.length > 0; left = left.filter((row) => !ordered.includes(row))) {
    const ready = left.filter(isReady);
    if (ready.length === 0) throw new Error("The tables refer to each other in a circle.");
    ordered.push(...ready);
  }
  return ordered.map(({ name, columns }) => ({ name, columns }));
}

/** Rows at a time: of the widest table a few MB. */
const batch = 500;

const quoted = (name: string) => `"${name}"`;

/**
 * Copies the rows of a table, each as the text in which PostgreSQL writes a row, so that every value stays what it is.
 * @param report is told how many rows were copied so far
 */
async function copyTable(
  from: pg.ClientBase,
  to: pg.ClientBase,
  { name, columns }: Table,
  report: (rows: number) => void,
): Promise<void> {
  const names = columns.map(quoted).join(", ");
  const values = columns.map((column) => `(r.source).${quoted(column)}`).join(", ");
  const insert = `insert into ${quoted(name)} (${names})
    select ${values} from (select text::${quoted(name)} as source from unnest($1::text[]) as text offset 0) as r`;
  const cursor = from.query(new Cursor<{ row: string }>(`select t::text as row from ${quoted(name)} as t`));
  let copied = 0;
  for (;;) {
    const rows = await cursor.read(batch);
    if (rows.length === 0) break;
    await to.query(insert, [rows.map(({ row }) => row)]);
    copied += rows.length;
    report(copied);
  }
  await cursor.close();
}

/** Told of each table as its rows arrive. */
export type Report = (table: string, rows: number) => void;

async function countRows(client: pg.ClientBase, { name }: Table): Promise<number> {
  const { rows } = await client.query<{ rows: number }>(`select count(*) as rows from "${name}"`);
  return rows[0]?.rows ?? 0;
}

/** Both have the newest schema, so that a row of one is a row of the other. */
async function bringUpToDate(config: pg.ClientConfig): Promise<void> {
  const database = openDatabase(config);
  await migrate(database).finally(() => database.close());
}

async function requireEmpty(to: pg.ClientBase, tables: readonly Table[]): Promise<void> {
  for (const table of tables) {
    if ((await countRows(to, table)) === 0) continue;
    throw new StoreError(
      `The database to copy to is not empty: its table ${table.name} has rows. Choose another, or drop them.`,
    );
  }
}

/** Triggers would count again what is copied with its counts. */
async function setTriggers(to: pg.ClientBase, tables: readonly Table[], state: "disable" | "enable") {
  for (const { name } of tables) await to.query(`alter table "${name}" ${state} trigger user`);
}

async function copyAll(
  from: pg.ClientBase,
  to: pg.ClientBase,
  report: Report,
  partitions: number | undefined,
): Promise<void> {
  const tables = await tablesOf(to);
  await requireEmpty(to, tables);
  if (partitions !== undefined) await partitionTables(to, partitions);
  await setTriggers(to, tables, "disable");
  for (const table of tables) {
    report(table.name, 0);
    await copyTable(from, to, table, (rows) => report(table.name, rows));
    const [wanted, found] = [await countRows(from, table), await countRows(to, table)];
    if (wanted !== found) {
      throw new StoreError(`Of ${wanted} rows of ${table.name} ${found} were copied: nothing was kept.`);
    }
  }
  await setTriggers(to, tables, "enable");
}

/**
 * Copies all that is stored, as it was at one moment, from one database to another that is empty. Either all of it
 * arrives or nothing; each table is counted on both sides.
 * @param partitions over so many the large tables are spread; left out: they stay whole
 * @throws StoreError
 */
export async function copyStore(
  from: pg.ClientConfig,
  to: pg.ClientConfig,
  report: Report,
  partitions?: number,
): Promise<void> {
  await bringUpToDate(from);
  await bringUpToDate(to);
  const [source, target] = [new pg.Client(from), new pg.Client(to)];
  // What is being asked is told too, and ends the copy.
  for (const client of [source, target]) client.on("error", () => undefined);
  try {
    await source.connect();
    await target.connect();
    await source.query("begin isolation level repeatable read read only");
    await target.query("begin");
    await copyAll(source, target, report, partitions);
    await target.query("commit");
    // What the planner knows of the rows is no part of them.
    await target.query("analyze");
  } finally {
    await Promise.allSettled([source.end(), target.end()]);
  }
}
