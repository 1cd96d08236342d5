import "server-only";
import pg from "pg";
import { openDatabase } from "../database";
import { migrate } from "@/lib/server/store/migrate";
import { StoreError } from "../store-error";
import { copyTable } from "./copy-table";
import { partitionTables } from "./partition-tables";
import { tablesOf, type Table } from "./tables";

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
