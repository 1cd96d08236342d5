import { afterAll, beforeAll, expect, it } from "vitest";
import { completeQuery } from "@/lib/calls/query/query";
import type { Reader } from "@/lib/server/access/reader";
import { patient, setStore } from "@/lib/server/calls/testing/account";
import { listCalls } from "@/lib/server/calls/list-calls";
import { measureCalls } from "@/lib/server/calls/measure-calls";
import { readPeaks, savePeaks } from "@/lib/server/store/recording-peaks";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { sendCommand } from "@/lib/server/sync/commands";
import { readCoverageRows } from "@/lib/server/sync/coverage-rows";
import { openMemoryAccount } from "@/lib/server/sync/testing/memory-account";
import { callAt, type ListedCall } from "@/lib/server/sync/testing/memory-source";
import { changeRetention, getRetention, retentionChange } from "./change-retention";
import { expireConnection } from "./start-retention";

const database = await testDatabase();
beforeAll(() => setStore(database));
afterAll(() => database.close());

const day = 86_400_000;
const forever = { textDays: null, peaksDays: null, factsDays: null };
const ever = completeQuery({ range: "all", kind: "all" });

/** An account with one call a day, the newest of which is some hours old. */
async function open() {
  const calls: ListedCall[] = [];
  const account = await openMemoryAccount(database, calls, {
    describeCall: (row) => ({
      ...callAt(row),
      contact: { id: `p-${row.id}`, name: `Ann Number${row.id}` },
      fromNumber: "+15550100123",
      summary: { text: `About word${row.id}`, format: "plain" },
      extracted: { topic: row.id },
      actions: [{ type: "SMS", parameters: { body: "secret words" } }],
    }),
  });
  account.advance(Date.now() - account.now());
  for (const index of "abcdefghijklmnopqrst") {
    calls.push({ id: index, at: account.now() - calls.length * day - day / 2 });
  }
  const { connection } = account;
  const reader: Reader = {
    kind: "session",
    grants: [{ connection, level: "full" }],
    person: { id: "u-1", name: "Ada", isOwner: true },
  };
  const keep = async (change: Partial<typeof forever> | { [name: string]: number }) => {
    const asked = retentionChange.parse({ connection: "main", ...forever, ...change });
    await changeRetention(reader, asked, new Headers());
    await expireConnection(database, connection.connectionId, patient());
  };
  await account.round();
  const recheck = async () => {
    account.advance(60_000);
    await sendCommand(database, connection.connectionId, "recheck", account.now());
    await account.round();
  };
  return { ...account, reader, keep, recheck, connectionId: connection.connectionId };
}

const countOf = async (reader: Reader, q?: string) =>
  (await listCalls(reader, q === undefined ? ever : { ...ever, q }, patient())).total;

it("calls that are too old go, with their words, and do not come back", async () => {
  const account = await open();
  const { reader, connectionId } = account;
  expect(await countOf(reader)).toBe(20);
  await account.keep({ factsDays: 5 });
  for (const again of [() => Promise.resolve(), account.recheck, account.round]) {
    await again();
    expect((await account.ids()).sort()).toEqual(["a", "b", "c", "d", "e"]);
    const words = await database.query<{ word: string }>(
      "select word from words where connection_id = $1 and word like 'word%' order by word",
      [connectionId],
    );
    expect(words.map(({ word }) => word)).toEqual(["worda", "wordb", "wordc", "wordd", "worde"]);
    const rows = await readCoverageRows(database, connectionId);
    expect(rows.every(({ verified }) => verified)).toBe(true);
  }
  const metrics = await measureCalls(reader, ever, patient());
  expect(metrics).toMatchObject({ total: 5, coverage: { complete: true } });
  expect(metrics.notices).toContainEqual({
    code: "erased",
    message: "Calls older than 5 days are not kept.",
  });
  expect(
    await database.query("select from call_hours where connection_id = $1 and calls = 0", [connectionId]),
  ).toEqual([]);
});

it("texts that are too old go, and the calls are still counted", async () => {
  const account = await open();
  const { reader, connectionId } = account;
  await account.keep({ textDays: 5 });
  for (const again of [() => Promise.resolve(), account.recheck]) {
    await again();
    expect(await countOf(reader)).toBe(20);
    expect(await countOf(reader, "wordt")).toBe(0);
    expect(await countOf(reader, "wordb")).toBe(1);
    const stored = await database.query(
      "select row, detail from call_records where connection_id = $1 and id = 't'",
      [connectionId],
    );
    expect(JSON.stringify(stored)).not.toMatch(/wordt|secret|Ann|5550100123|topic/);
    const contacts = await database.query("select from contacts where connection_id = $1", [connectionId]);
    expect(contacts).toHaveLength(5);
    expect((await measureCalls(reader, ever, patient())).actions).toMatchObject([{ type: "SMS", calls: 20 }]);
  }
});

it("wave forms that are too old go, and are not kept again", async () => {
  const account = await open();
  const peaks = { peaks: new Uint8Array([1, 2]), perSecond: 1, seconds: 2 };
  const save = () =>
    Promise.all(["a", "t"].map((id) => savePeaks(database, account.connectionId, id, peaks)));
  await save();
  await account.keep({ peaksDays: 5 });
  for (const again of [() => Promise.resolve(), save]) {
    await again();
    expect(await readPeaks(database, account.connectionId, "t")).toBeUndefined();
    expect(await readPeaks(database, account.connectionId, "a")).toBeDefined();
  }
});

it("calls that are to be kept again are read again", async () => {
  const account = await open();
  await account.keep({ factsDays: 5 });
  await account.keep(forever);
  account.advance(2 * day);
  await account.recheck();
  expect(await account.ids()).toHaveLength(20);
});

it("a change is noted and told; odd ones are refused", async () => {
  const account = await open();
  await account.keep({ textDays: 90 });
  expect((await getRetention(account.reader)).connections).toEqual([
    { connection: "main", name: "Main", textDays: 90, peaksDays: null, factsDays: null },
  ]);
  const [noted] = await database.query<object>(
    "select action, details from audit_events order by event_id desc limit 1",
  );
  expect(noted).toMatchObject({
    action: "retention.change",
    details: { textDays: 90, factsDays: "forever" },
  });
  for (const days of [0, -1, 1.5, "9", 36_501, undefined]) {
    const change = { connection: "main", ...forever, textDays: days };
    expect(retentionChange.safeParse(change).success).toBe(false);
  }
});
