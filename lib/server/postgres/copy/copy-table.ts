import "server-only";
import type pg from "pg";
import Cursor from "pg-cursor";
import type { Table } from "./tables";

/** Rows at a time: of the widest table a few MB. */
const batch = 500;

const quoted = (name: string) => `"${name}"`;

/**
 * Copies the rows of a table, each as the text in which PostgreSQL writes a row, so that every value stays what it is.
 * @param report is told how many rows were copied so far
 */
export async function copyTable(
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
