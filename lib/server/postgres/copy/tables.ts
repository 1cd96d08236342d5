import "server-only";
import type pg from "pg";

/** A table with what can be written into it. */
export interface Table {
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
