import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Call, PhoneRecord } from "@/lib/calls/call";
import { bareCall } from "@/lib/testing/bare-call";
import { fixed } from "@/lib/testing/fixed";
import { readCall } from "../read/calls";
import { testDatabase, type TestDatabase } from "../testing/test-database";
import { registerConnection } from "./register-connection";
import { savePhoneRecords } from "./save-phone-records";
import { saveWindow } from "./save-window";
import { tombstoneHash } from "./tombstones";

const at = Date.parse("2026-11-20T18:00:00Z");

let database: TestDatabase;
let connectionId = 0;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(() => database.close());

/** A connection of its own. */
async function open() {
  connectionId += 1;
  const id = connectionId;
  await registerConnection(database, { connectionId: id, provider: "highlevel", account: String(id) }, 0);
  const walk = (calls: readonly Call[]) =>
    saveWindow(database, id, { start: 0, end: at + 1, calls, unreadable: 0, verified: true, readAt: at });
  return {
    id,
    walk,
    save: (...records: PhoneRecord[]) =>
      database.transaction((queries) => savePhoneRecords(queries, id, records, at)),
    async said(callId = "call-1") {
      const found = await readCall(database, { connectionId: id, slug: "main" }, callId);
      return found && [found.call.direction?.value, found.call.phoneStatus?.value];
    },
  };
}

const call = (change: Partial<Call> = {}) => bareCall("call-1", at, { phoneRecordId: "record-1", ...change });
const answered: PhoneRecord = { id: "record-1", direction: "outbound", status: "answered", changedAt: at };

it("joins a record and its call, whichever comes first", async () => {
  const [early, late] = [await open(), await open()];
  await early.save(answered);
  await early.walk([call()]);
  await late.walk([call()]);
  expect(await late.said()).toEqual([undefined, undefined]);
  expect(await late.save(answered)).toEqual({ unseen: 1, news: 1, calls: 1 });
  for (const each of [early, late]) expect(await each.said()).toEqual(["outbound", "answered"]);
});

it("joins by the record's id alone: other people's calls stay apart", async () => {
  const { walk, save, said } = await open();
  await walk([call(), call({ id: "call-2", phoneRecordId: "record-2" }), bareCall("call-3", at)]);
  await save({ ...answered, id: "record-9" }, { ...answered, id: "call-3" });
  for (const id of ["call-1", "call-2", "call-3"]) expect(await said(id)).toEqual([undefined, undefined]);
});

it("keeps what a record says when the call is walked again", async () => {
  const { walk, save, said } = await open();
  await walk([call()]);
  await save(answered);
  await walk([call({ summary: { text: "Now with a summary.", format: "plain" } })]);
  expect(await said()).toEqual(["outbound", "answered"]);
});

it("says no more than before where a record says nothing", async () => {
  const { walk, save, said } = await open();
  await walk([call()]);
  await save({ ...answered, status: "voicemail" });
  await save({ id: "record-1", changedAt: at + 1 });
  expect(await said()).toEqual(["outbound", "voicemail"]);
});

it("keeps another word of the upstream as it is said, and as none of the known ones", async () => {
  const { walk, save, said } = await open();
  await walk([call()]);
  await save({ ...answered, status: "canceled" });
  expect(await said()).toEqual(["outbound", "canceled"]);
  const counted = await database.query(
    "select phone_status, calls from phone_days where connection_id = $1 and calls > 0",
    [connectionId],
  );
  expect(counted).toEqual([{ phone_status: 6, calls: 1 }]);
});

it("takes a reported direction before an inferred one", async () => {
  const { walk, save, said } = await open();
  await walk([call({ direction: { value: "inbound", source: "inferred" } })]);
  expect(await said()).toEqual(["inbound", undefined]);
  await save(answered);
  expect(await said()).toEqual(["outbound", "answered"]);
});

it("writes a late direction into the copies that a search counts by", async () => {
  const { id, walk, save } = await open();
  await walk([call()]);
  await save(answered);
  const rows = await database.query(
    "select direction, phone_status from call_texts where connection_id = $1",
    [id],
  );
  expect(rows).toEqual([{ direction: 2, phone_status: 1 }]);
});

it("leaves an erased call erased", async () => {
  const { id, walk, save, said } = await open();
  await walk([call()]);
  await database.query(
    "insert into erased_calls (connection_id, id_hash, started_at, erased_at) values ($1, $2, $3, $3)",
    [id, tombstoneHash(id, "call", "call-1"), at],
  );
  await walk([call()]);
  await save(answered);
  await walk([call()]);
  expect(await said()).toBeUndefined();
  expect(await database.query("select from call_phone_records where connection_id = $1", [id])).toEqual([]);
});

it("ends with the newest state, in whichever order and however often states come", async () => {
  const states: PhoneRecord[] = [
    { id: "record-1", direction: "inbound", status: "busy", changedAt: at },
    { id: "record-1", direction: "inbound", status: "no-answer", changedAt: at + 1 },
    { id: "record-1", direction: "inbound", status: "voicemail", changedAt: at + 2 },
  ];
  const coming = fc.record({
    order: fc.shuffledSubarray([0, 1, 2, 0, 1, 2], { minLength: 6, maxLength: 6 }),
    page: fc.integer({ min: 1, max: 6 }),
    before: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(coming, async ({ order, page, before }) => {
      const { walk, save, said } = await open();
      if (before) await walk([call()]);
      const records = order.flatMap((index) => states[index] ?? []);
      for (let first = 0; first < records.length; first += page) {
        await save(...records.slice(first, first + page));
      }
      if (!before) await walk([call()]);
      expect(await said()).toEqual(["inbound", "voicemail"]);
    }),
    fixed(20),
  );
});
