import { afterAll, beforeEach, expect, it } from "vitest";
import type { Call } from "@/lib/calls/call";
import { bareCall } from "@/lib/testing/bare-call";
import { testDatabase } from "../testing/test-database";
import { registerConnection } from "./register-connection";
import { saveWindow, type WalkedWindow } from "./save-window";

const database = await testDatabase();
afterAll(() => database.close());

let connectionId = 0;
beforeEach(async () => {
  connectionId += 1;
  await registerConnection(database, { connectionId, provider: "highlevel", account: `${connectionId}` }, 0);
});

const save = (start: number, end: number, calls: Call[], more: Partial<WalkedWindow> = {}) =>
  saveWindow(database, connectionId, {
    start,
    end,
    calls,
    unreadable: 0,
    verified: true,
    readAt: end,
    ...more,
  });

const coverage = () =>
  database.query(
    `select start_at as start, end_at as end, calls, unreadable, checked_at as checked
     from coverage where connection_id = $1 order by start_at`,
    [connectionId],
  );

const ids = async () =>
  (
    await database.query<{ id: string }>(`select id from calls where connection_id = $1 order by id`, [
      connectionId,
    ])
  ).map(({ id }) => id);

const version = async () =>
  (
    await database.query<{ version: number }>(`select version from sync_states where connection_id = $1`, [
      connectionId,
    ])
  )[0]?.version;

it("stores calls, changes those that changed, and deletes those that are gone", async () => {
  expect(await save(0, 100, [bareCall("a", 10), bareCall("b", 20)])).toEqual({
    added: 2,
    changed: 0,
    deleted: 0,
  });
  expect(await save(0, 100, [bareCall("a", 10), bareCall("b", 20)])).toEqual({
    added: 0,
    changed: 0,
    deleted: 0,
  });
  expect(await version()).toBe(1);
  const late = bareCall("a", 10, { summary: { text: "Late.", format: "plain" } });
  expect(await save(0, 100, [late])).toEqual({ added: 0, changed: 1, deleted: 0 });
  expect(await ids()).toEqual(["a", "b"]);
  expect(await save(0, 100, [late], { gone: ["b"] })).toEqual({ added: 0, changed: 0, deleted: 1 });
  expect(await version()).toBe(3);
  expect(await ids()).toEqual(["a"]);
  expect(await coverage()).toEqual([{ start: 0, end: 100, calls: 1, unreadable: 0, checked: 100 }]);
});

it("keeps what of an older window sticks out, and counts it anew", async () => {
  await save(0, 100, [bareCall("a", 10), bareCall("b", 50), bareCall("c", 90)]);
  await save(40, 60, [bareCall("b", 50), bareCall("d", 55)]);
  expect(await coverage()).toEqual([
    { start: 0, end: 40, calls: 1, unreadable: 0, checked: 100 },
    { start: 40, end: 60, calls: 2, unreadable: 0, checked: 60 },
    { start: 60, end: 100, calls: 1, unreadable: 0, checked: 100 },
  ]);
});

it("has to check what sticks out of a window with unreadable rows", async () => {
  await save(0, 100, [bareCall("a", 10)], { unreadable: 2 });
  await save(50, 100, []);
  expect(await coverage()).toEqual([
    { start: 0, end: 50, calls: 1, unreadable: 2, checked: 0 },
    { start: 50, end: 100, calls: 0, unreadable: 0, checked: 100 },
  ]);
});

it("takes over several windows at once", async () => {
  for (const start of [0, 10, 20, 30]) await save(start, start + 10, [bareCall(`c${start}`, start)]);
  await save(
    5,
    40,
    [10, 20, 30].map((start) => bareCall(`c${start}`, start)),
  );
  expect(await coverage()).toMatchObject([
    { start: 0, end: 5, calls: 1 },
    { start: 5, end: 40, calls: 3 },
  ]);
});

it("moves a call whose start is another now out of its old window", async () => {
  await save(0, 100, [bareCall("a", 10), bareCall("b", 20)]);
  await save(100, 200, [bareCall("a", 150)]);
  expect(await ids()).toEqual(["a", "b"]);
  expect(await coverage()).toEqual([
    { start: 0, end: 100, calls: 1, unreadable: 0, checked: 0 },
    { start: 100, end: 200, calls: 1, unreadable: 0, checked: 200 },
  ]);
});

it("does not delete a call that moved away when its old window is read again", async () => {
  await save(0, 100, [bareCall("a", 10)]);
  await save(100, 200, [bareCall("a", 150)]);
  await save(0, 100, []);
  expect(await ids()).toEqual(["a"]);
});

it("takes a call that is there twice once, as it was read last", async () => {
  await save(0, 100, [bareCall("a", 10), bareCall("a", 20)]);
  expect(await coverage()).toMatchObject([{ calls: 1 }]);
});

it("stores lengths that are no numbers as unknown, and any text", async () => {
  const text = 'quotes " and \\ and { and \u2028 and 🎧';
  await save(0, 100, [
    bareCall("a", 10, { duration: Number.NaN, summary: { text, format: "plain" } }),
    bareCall('id with " and \\', 20, { duration: Number.POSITIVE_INFINITY }),
  ]);
  const rows = await database.query(
    `select c.id, duration, row -> 'summary' ->> 'text' as text from calls as c join call_records using (connection_id, id)
     where connection_id = $1 order by started_at`,
    [connectionId],
  );
  expect(rows).toEqual([
    { id: "a", duration: null, text },
    { id: 'id with " and \\', duration: null, text: null },
  ]);
});

it("stores all of many windows that come at once", async () => {
  const windows = Array.from({ length: 12 }, (_, index) => index * 10);
  await Promise.all(
    windows.map((start) =>
      save(start, start + 10, [
        bareCall(`c${start}`, start, { agent: { id: `agent ${start % 3}`, deleted: false } }),
      ]),
    ),
  );
  expect(await ids()).toHaveLength(12);
  const agents = await database.query(`select from agents where connection_id = $1`, [connectionId]);
  expect(agents).toHaveLength(3);
});
