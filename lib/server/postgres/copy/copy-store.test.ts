import pg from "pg";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { Database } from "../database";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { copyStore, tablesOf } from "./copy-store";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const opened: TestDatabase[] = [];
afterAll(async () => {
  for (const database of opened) await database.close();
});

async function open(schema?: "none"): Promise<TestDatabase> {
  const database = await testDatabase(schema);
  opened.push(database);
  return database;
}

/** Values that a careless copy would change. */
async function fill(database: Database): Promise<void> {
  await database.query(
    "insert into connections values (1, 'highlevel', 'account-1', 'Asia/Kathmandu', 9007199254740991)",
  );
  await database.query("insert into agents values (1, 1, 'agent-1', $1, true)", [
    `"quoted", (and) \\ {braced}, ’`,
  ]);
  await database.query("insert into action_sets values (1, 1, $1)", [["NULL", "", "a,b", 'c"d']]);
  await database.query(
    `insert into calls (connection_id, id, started_at, duration, agent_no, action_set, field_set, kind, transferred, number, digest)
     select 1, 'call-' || n, n * 3600000::bigint, nullif(n % 7, 0) / 3.0, 1, n % 2, 0, n % 3, null, '15550100001', '\\x00ff5c'
     from generate_series(1, 1203) as n`,
  );
  await database.query(
    `insert into call_records select 1, id, $1, '{"raw": null}' from calls where connection_id = 1`,
    [JSON.stringify({ summary: '\\ " \n ( ) , 北京', duration: 0.1 })],
  );
  await database.query("insert into views values ('view-1', 'Ours', 'calls', 'range=7d', true, 0, 0)");
}

/** All rows of all tables, as text. */
async function contentsOf({ config }: TestDatabase): Promise<Record<string, string[]>> {
  const client = new pg.Client(config);
  await client.connect();
  const contents: Record<string, string[]> = {};
  for (const { name } of await tablesOf(client)) {
    const { rows } = await client.query<{ row: string }>(
      `select t::text as row from "${name}" as t order by 1`,
    );
    contents[name] = rows.map(({ row }) => row);
  }
  await client.end();
  return contents;
}

describe("copyStore", () => {
  it("copies every value of every table, and counts nothing twice", async () => {
    const [from, to] = [await open(), await open("none")];
    await fill(from);
    const told = new Map<string, number>();
    await copyStore(from.config, to.config, (table, rows) => told.set(table, rows));
    const contents = await contentsOf(from);
    expect(contents["calls"]).toHaveLength(1203);
    expect(contents["call_hours"]?.length).toBeGreaterThan(1000);
    expect(await contentsOf(to)).toEqual(contents);
    expect(told.get("calls")).toBe(1203);
    // What is stored from now on is counted.
    await to.query("delete from calls where connection_id = 1 and id = 'call-1'");
    expect(await to.query("select sum(calls)::int as calls from call_hours where connection_id = 1")).toEqual(
      [{ calls: 1202 }],
    );
  });

  it("spreads the large tables over partitions that work as whole ones do", async () => {
    const [from, to] = [await open(), await open("none")];
    await fill(from);
    await copyStore(from.config, to.config, () => undefined, 4);
    expect(await contentsOf(to)).toEqual(await contentsOf(from));
    const names =
      "select indexname as name from pg_indexes where tablename = any('{calls,call_records,call_texts,call_phone_records,recording_peaks}') order by 1";
    const catalogued = `select conname as name from pg_constraint where conrelid = any('{calls,call_records,call_texts,call_phone_records,recording_peaks}'::regclass[]) and conparentid = 0 order by 1`;
    const partitioned =
      "select relname as name from pg_class where relkind = 'I' and not relispartition order by 1";
    expect(await to.query(partitioned)).toEqual(await from.query(names));
    expect(await to.query(catalogued)).toEqual(await from.query(catalogued));
    await to.query("delete from calls where connection_id = 1 and id = 'call-1'");
    expect(await to.query("select id from call_records where connection_id = 1 and id = 'call-1'")).toEqual(
      [],
    );
    expect(await to.query("select sum(calls)::int as calls from call_hours where connection_id = 1")).toEqual(
      [{ calls: 1202 }],
    );
    const plan = await to.query<Record<string, string>>(
      "explain select id from calls where connection_id = 1 order by started_at desc limit 25",
    );
    expect(new Set(JSON.stringify(plan).match(/calls_\d/g)).size).toBe(1);
    await to.query(
      "insert into calls (connection_id, id, started_at, agent_no, action_set, field_set, kind, digest) values (1, 'call-1', 0, 0, 0, 0, 0, '')",
    );
  });

  it("leaves a database alone that is not empty", async () => {
    const [from, to] = [await open(), await open()];
    await to.query("insert into views values ('view-2', 'Theirs', 'calls', '', false, 0, 0)");
    await expect(copyStore(from.config, to.config, () => undefined)).rejects.toThrow(
      "its table views has rows",
    );
    expect((await contentsOf(to))["views"]).toHaveLength(1);
  });

  it("keeps nothing of a copy that breaks off", async () => {
    const [from, to] = [await open(), await open()];
    await fill(from);
    const breaking = copyStore(from.config, to.config, (table) => {
      if (table === "call_records") throw new Error("Stopped.");
    });
    await expect(breaking).rejects.toThrow("Stopped.");
    expect(Object.values(await contentsOf(to)).flat()).toEqual([]);
  });
});
