import { afterAll, expect, it, vi } from "vitest";
import { openMemoryAccount, beginning } from "@/lib/server/sync/testing/memory-account";
import { emptyMirror, mirrorTables } from "./empty-mirror";
import { testDatabase } from "./testing/test-database";

vi.setConfig({ testTimeout: 60_000 });

const database = await testDatabase();
afterAll(() => database.close());

it("has everything read again, and keeps what no upstream can give", async () => {
  const calls = Array.from({ length: 60 }, (_, at) => ({
    id: `c${at}`,
    at: beginning - (at + 1) * 3_600_000,
  }));
  const account = await openMemoryAccount(database, calls);
  await account.round();
  const before = await account.ids();
  expect(before).toHaveLength(60);
  await database.query(
    "insert into views (view_id, name, page, query, created_at, updated_at) values ('v', 'Mine', 'calls', '', 0, 0)",
  );
  const count = async (table: string) =>
    (await database.query<{ rows: number }>(`select count(*)::int as rows from ${table}`))[0]?.rows;
  const agents = await count("agents");

  await emptyMirror(database);
  for (const table of mirrorTables) expect([table, await count(table)]).toEqual([table, 0]);
  expect(await count("views")).toBe(1);
  expect(await count("agents")).toBe(agents);
  expect(await account.ids()).toEqual([]);

  delete account.context.expected;
  await account.round();
  expect(await account.ids()).toEqual(before);
});

/** What no upstream can give again. */
const kept = [
  ...["connections", "stored_connections", "agents", "sync_states", "paces", "audit_events"],
  ...[
    "erased_calls",
    "erased_contacts",
    "erased_numbers",
    "erased_records",
    "retentions",
    "grants",
    "share_brands",
    "webhook_deliveries",
  ],
];

it("knows of each table of a connection whether it stays", async () => {
  const tables = await database.query<{ name: string }>(
    `select relname as name from pg_class join pg_attribute on attrelid = pg_class.oid
     where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition
       and attname = 'connection_id'`,
  );
  const known = [...mirrorTables, ...kept];
  expect(tables.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
});
