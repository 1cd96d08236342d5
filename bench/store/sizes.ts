import type { Database } from "../../lib/server/postgres/database";
import { printTitle } from "./figures";

interface Size {
  name: string;
  bytes: number;
}

/** Prints what each table and index takes on the disk, the largest first. */
export async function printSizes(database: Database, calls: number): Promise<void> {
  const sizes = await database.query<Size>(
    `select relname as name, case when relkind = 'i' then pg_relation_size(oid) else pg_table_size(oid) end as bytes
     from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'i') order by bytes desc`,
  );
  printTitle("On the disk", ["MB", "per call"]);
  const print = ({ name, bytes }: Size) => {
    const megabytes = (bytes / 1e6).toFixed(1).padStart(8);
    console.log(`  ${name.padEnd(32)}${megabytes}${`${Math.round(bytes / calls)} B`.padStart(8)}`);
  };
  for (const size of sizes) if (size.bytes > 1e6) print(size);
  print({ name: "all", bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0) });
}
