import { afterAll, describe, expect, it, vi } from "vitest";
import type { Database } from "../postgres/database";
import { openDatabase } from "../postgres/database";
import { migrate, migrationNames } from "./migrate";
import { testDatabase, type TestDatabase } from "./testing/test-database";

// Each case makes databases of its own.
vi.setConfig({ testTimeout: 60_000 });

const opened: TestDatabase[] = [];

async function empty(): Promise<TestDatabase> {
  const database = await testDatabase("none");
  opened.push(database);
  return database;
}

afterAll(async () => {
  for (const database of opened) await database.close();
});

/** All that a schema consists of, in one order. */
async function schemaOf(database: Database): Promise<unknown[]> {
  const columns = await database.query(
    `select c.relname as table_name, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as type,
       a.attnotnull as required, pg_get_expr(d.adbin, d.adrelid) as value
     from pg_attribute a join pg_class c on c.oid = a.attrelid
       left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
     order by 1, 2`,
  );
  const constraints = await database.query(
    `select conrelid::regclass::text as table_name, pg_get_constraintdef(oid) as definition
     from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`,
  );
  const indexes = await database.query(
    "select indexdef as definition from pg_indexes where schemaname = 'public' order by 1",
  );
  return [columns, constraints, indexes];
}

const names = await migrationNames();

describe("migrate", () => {
  it("does nothing to a schema that is the newest", async () => {
    const database = await empty();
    await migrate(database);
    const schema = await schemaOf(database);
    await migrate(database);
    expect(await schemaOf(database)).toEqual(schema);
    expect(await database.query("select name from migrations order by id")).toEqual(
      names.map((name) => ({ name })),
    );
  });

  it.each(names)("goes on from %s, and keeps what is stored", async (name) => {
    const [old, fresh] = [await empty(), await empty()];
    await migrate(old, Number.parseInt(name, 10));
    await old.query("insert into connections values (1, 'highlevel', 'account-1', null, 0)");
    await old.query(
      "insert into calls (connection_id, id, started_at, agent_no, action_set, field_set, kind, digest) values (1, 'call-1', 0, 0, 0, 0, 0, '')",
    );
    await migrate(old);
    await migrate(fresh);
    expect(await schemaOf(old)).toEqual(await schemaOf(fresh));
    expect(await old.query("select id from calls where connection_id = 1")).toEqual([{ id: "call-1" }]);
  });

  it("finds the phone records and the directions of calls that are there", async () => {
    const database = await empty();
    await migrate(database, 10);
    await database.query(
      "insert into connections values (1, 'highlevel', 'account-1', null, 0), (2, 'telzino', 'account-2', null, 0)",
    );
    const stored: [connection: number, id: string, row: object, raw: unknown][] = [
      [1, "phone", {}, { messageId: " message-1 " }],
      [1, "web", {}, { messageId: "" }],
      [1, "odd", {}, { messageId: { deep: 1 } }],
      [1, "bare", {}, null],
      [2, "room", { direction: { value: "outbound", source: "inferred" } }, { messageId: "message-2" }],
    ];
    for (const [connection, id, row, raw] of stored) {
      await database.query(
        `insert into calls (connection_id, id, started_at, duration, agent_no, action_set, field_set, kind, digest)
         values ($1, $2, 0, 30, 0, 1, 1, 0, '')`,
        [connection, id],
      );
      await database.query("insert into call_records values ($1, $2, $3, $4)", [
        connection,
        id,
        row,
        { raw },
      ]);
    }
    await migrate(database);
    expect(await database.query("select * from call_phone_records")).toEqual([
      { connection_id: 1, id: "phone", record_id: "message-1" },
    ]);
    expect(await database.query("select id, direction from calls where direction <> 0")).toEqual([
      { id: "room", direction: 4 },
    ]);
    for (const table of [
      "phone_hours",
      "phone_days",
      "phone_action_days",
      "phone_field_days",
      "phone_duration_weeks",
      "phone_duration_seasons",
    ]) {
      expect(await database.query(`select connection_id, direction, calls from ${table}`)).toEqual([
        { connection_id: 2, direction: 4, calls: 1 },
      ]);
    }
    expect(await database.query("select calls from call_days order by connection_id")).toEqual([
      { calls: 4 },
      { calls: 1 },
    ]);
  });

  it("notes the different numbers of the callers that are there", async () => {
    const database = await empty();
    await migrate(database, 17);
    await database.query(
      "insert into connections values (1, 'highlevel', 'account-1', null, 0), (2, 'telzino', 'account-2', null, 0)",
    );
    await database.query(
      `insert into calls (connection_id, id, started_at, agent_no, action_set, field_set, kind, number, digest)
       select connection, 'call-' || at, 0, 0, 0, 0, 0, number, ''
       from (values (1, 1, '15550100123'), (1, 2, '15550100123'), (1, 3, null), (1, 4, '442079460123'),
                    (2, 5, '15550100123')) as made (connection, at, number)`,
    );
    await migrate(database);
    expect(await database.query("select * from numbers order by connection_id, number")).toEqual([
      { connection_id: 1, number: "15550100123" },
      { connection_id: 1, number: "442079460123" },
      { connection_id: 2, number: "15550100123" },
    ]);
  });

  it("is done once when several processes start at once", async () => {
    const first = await empty();
    const second = openDatabase(first.config);
    await Promise.all([migrate(first), migrate(second), migrate(second)]);
    expect(await first.query("select name from migrations")).toHaveLength(names.length);
    await second.close();
  });

  it("leaves alone what a newer version has changed", async () => {
    const database = await empty();
    await migrate(database);
    await database.query("insert into migrations (name, run_on) values ('9999_later', now())");
    await expect(migrate(database)).rejects.toThrow("update this one");
  });

  it("names the right that its user lacks", async () => {
    const database = await empty();
    await database.query("create role reader login");
    const reader = openDatabase({ ...database.config, user: "reader" });
    await expect(migrate(reader)).rejects.toThrow("grant it `create`");
    await reader.close();
    await database.query("drop role reader");
  });
});
