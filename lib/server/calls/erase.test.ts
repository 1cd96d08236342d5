import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completeQuery } from "@/lib/calls/query/query";
import type { Call } from "@/lib/calls/call";
import type { Reader } from "@/lib/server/access/reader";
import { sendCommand } from "@/lib/server/sync/commands";
import { readProgress } from "@/lib/server/sync/progress";
import { beginning, openMemoryAccount } from "@/lib/server/sync/testing/memory-account";
import { callAt, type ListedCall } from "@/lib/server/sync/testing/memory-source";
import { savePeaks } from "@/lib/server/store/recording-peaks";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { saveAgentCalls } from "@/lib/server/store/write/save-calls";
import { savePhoneRecords } from "@/lib/server/store/write/save-phone-records";
import { eraseData, erasureRequest } from "./erase";
import { extractPerson } from "./extract-person";
import { listCalls } from "./list-calls";
import { measureCalls } from "./measure-calls";
import { patient, setStore } from "./testing/account";

const database = await testDatabase();
beforeAll(() => setStore(database));
afterAll(() => database.close());

const minute = 60_000;
const hour = 60 * minute;

const planted = /5550100123|3210010555|planted|Zyx|zyx/;

/** Calls of which the first are with one person, who says a word that no other one says. */
async function open(count: number, planted: number) {
  const calls: ListedCall[] = Array.from({ length: count }, (_, index) => ({
    id: `c${index}`,
    at: beginning - (index + 1) * hour,
  }));
  const describeCall = (row: ListedCall): Call => {
    const isPlanted = Number(row.id.slice(1)) < planted;
    return {
      ...callAt(row),
      phoneRecordId: `record-${row.id}-${isPlanted ? "plantedrecord" : "other"}`,
      contact: isPlanted
        ? { id: "plantedcontact", name: "Zyx Plantedname" }
        : { id: `p-${row.id}`, name: "Bob" },
      fromNumber: isPlanted ? "+15550100123" : "+15550100177",
      summary: { text: isPlanted ? "About a plantedword and a table" : "About a table", format: "plain" },
      raw: isPlanted ? { phone: "+15550100123" } : null,
    };
  };
  const account = await openMemoryAccount(database, calls, { describeCall });
  const { connection } = account;
  const { connectionId } = connection;
  const owner: Reader = {
    kind: "session",
    grants: [{ connection, level: "full" }],
    person: { id: "u-1", name: "Ada", isOwner: true },
  };
  const recordsOf = () =>
    calls.map((row) => ({ id: describeCall(row).phoneRecordId ?? "", status: "answered" }));
  const saveRecords = (at: number) =>
    database.transaction((queries) => savePhoneRecords(queries, connectionId, recordsOf(), at));
  await saveRecords(0);
  await account.round();
  await savePeaks(database, connectionId, "c0", { peaks: new Uint8Array([1]), perSecond: 1, seconds: 1 });
  return {
    ...account,
    calls,
    connectionId,
    owner,
    describeCall,
    saveRecords,
    erase: (request: object) => eraseData(owner, erasureRequest.parse(request), new Headers(), patient()),
  };
}

/** Whether any row of any table holds something of the person. */
async function isStored(): Promise<boolean> {
  const tables = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) => database.query(`select t::text as row from "${name}" as t`)),
  );
  return planted.test(JSON.stringify(rows));
}

const ever = completeQuery({ range: "all", kind: "all" });

describe("a person", () => {
  it.each([
    ["number", { number: "(555) 010-0123" }],
    ["number", { number: "tel:+1-555-010-0123;ext=4" }],
    ["contact", { contact: "plantedcontact", connection: "main" }],
  ])("is erased by %s %j from every table, and does not come back", async (by, target) => {
    const account = await open(30, 3);
    const { connectionId, owner } = account;
    expect(await isStored()).toBe(true);
    await database.query(
      "insert into views (view_id, name, page, query, created_at, updated_at) values ($1, $1, 'calls', $2, 0, 0)",
      [`view-${connectionId}`, by === "contact" ? "contact=plantedcontact" : "number=5550100123"],
    );

    const preview = await account.erase({ ...target, preview: true });
    expect(preview).toEqual({
      found: { calls: 3, peaks: 1, names: 1, words: 4, phoneRecords: 3, views: 1 },
      isLarge: false,
      erased: false,
    });
    expect((await account.ids()).length).toBe(30);
    await expect(account.erase({ ...target, count: 2 })).rejects.toMatchObject({ code: "bad_request" });
    await expect(account.erase(target)).rejects.toMatchObject({ code: "bad_request" });
    const done = await account.erase({ ...target, count: 3 });
    expect(done).toEqual({ ...preview, erased: true });
    expect(await isStored()).toBe(false);

    const isGone = async () => {
      expect((await account.ids()).length).toBe(27);
      expect(await isStored()).toBe(false);
    };
    account.advance(minute);
    await sendCommand(database, connectionId, "recheck", account.now());
    await account.round();
    await account.saveRecords(account.now());
    await isGone();
    await saveAgentCalls(database, connectionId, account.calls.map(account.describeCall), account.now());
    await isGone();
    const progress = await readProgress(database, account.connection, {
      absent: { state: "starting" },
      now: account.now(),
    });
    expect(progress).toMatchObject({ loaded: 27, expected: 27 });
    // A new call of the same person in another writing.
    const late = { ...account.describeCall({ id: "c0", at: account.now() - minute }), id: "late" };
    if (by === "number") {
      for (const [index, fromNumber] of [
        "5550100123",
        "001 (555) 010 0123",
        "sip:+15550100123@x",
      ].entries()) {
        const own = { ...late, id: `late${index}`, fromNumber, contact: { id: "plantedcontact-2" } };
        await saveAgentCalls(database, connectionId, [own], account.now());
      }
    } else await saveAgentCalls(database, connectionId, [late], account.now());
    await isGone();

    for (const answer of [
      await listCalls(owner, ever, patient()),
      await measureCalls(owner, ever, patient()),
    ]) {
      expect(answer.total).toBe(27);
      expect(answer.notices.map(({ code }) => code)).toContain("erased");
    }
  });

  it("leaves a receipt without personal data", async () => {
    const account = await open(10, 2);
    await account.erase({ number: "+1 555 010 0123", count: 2 });
    const [receipt] = await database.query<object>(
      "select action, subject, details from audit_events order by event_id desc limit 1",
    );
    expect(receipt).toMatchObject({
      action: "data.erase",
      subject: null,
      details: { by: "number", calls: 2 },
    });
    expect(JSON.stringify(receipt)).not.toMatch(planted);
  });
});

it.each([
  ["number", "number=%2B1%20(555)%20010-0123"],
  ["contact", "contact=plantedcontact&connection=main"],
])("everything about a person is in one file, by %s", async (_, search) => {
  const account = await open(10, 2);
  const ask = async () => {
    const request = new Request(`http://127.0.0.1/api/persons-file?${search}`);
    const answer = await extractPerson(account.owner, new URLSearchParams(search), request, patient());
    return (await answer.json()) as {
      connections: { calls: Call[]; phoneRecords: object[]; contacts: object[] }[];
    };
  };
  const [own] = (await ask()).connections;
  expect(own?.calls.map(({ id }) => id).sort()).toEqual(["c0", "c1"]);
  expect(own?.calls[0]).toMatchObject({
    fromNumber: "+15550100123",
    summary: { text: "About a plantedword and a table" },
  });
  expect(own?.phoneRecords).toHaveLength(2);
  expect(own).toMatchObject({ contacts: [{ name: "Zyx Plantedname" }], waveForms: ["c0"] });
  await account.erase({ contact: "plantedcontact", connection: "main", count: 2 });
  expect((await ask()).connections[0]?.calls).toEqual([]);
  const [noted] = await database.query<object>(
    "select action, details from audit_events order by event_id desc limit 1",
  );
  expect(noted).toMatchObject({ action: "data.extract" });
});

it.each(["", "number=abc", "contact=x", "number=5550100123&field=Name"])(
  "a file needs a person: %j",
  (search) =>
    expect(
      extractPerson(
        { kind: "session", grants: [] },
        new URLSearchParams(search),
        new Request("http://x"),
        patient(),
      ),
    ).rejects.toMatchObject({ code: "bad_request" }),
);

it("one call is erased, and its contact stays with its other calls", async () => {
  const account = await open(10, 2);
  const target = { call: "c1", connection: "main" };
  expect((await account.erase({ ...target, preview: true })).found).toMatchObject({
    calls: 1,
    names: 0,
    words: 0,
  });
  await account.erase({ ...target, count: 1 });
  expect(await account.ids()).not.toContain("c1");
  const { notices } = await listCalls(account.owner, ever, patient());
  expect(notices).toContainEqual({ code: "erased", message: "1 erased call is not shown." });
});

it("a large part of all calls has to be typed", async () => {
  const account = await open(120, 60);
  const target = { contact: "plantedcontact", connection: "main", count: 60 };
  expect(await account.erase({ ...target, preview: true })).toMatchObject({ isLarge: true });
  for (const typed of [undefined, "6", "61", "sixty"]) {
    await expect(account.erase({ ...target, typed })).rejects.toMatchObject({ code: "bad_request" });
  }
  expect((await account.ids()).length).toBe(120);
  expect(await account.erase({ ...target, typed: " 60 " })).toMatchObject({ erased: true });
});

it.each([{ number: "555" }, { number: "a name" }])(
  "what is no whole number is refused: %j",
  async (target) => {
    const account = await open(1, 1);
    await expect(account.erase({ ...target, preview: true })).rejects.toMatchObject({ code: "bad_request" });
  },
);

it("other calls keep their words and counts", async () => {
  const account = await open(30, 3);
  await account.erase({ contact: "plantedcontact", connection: "main", count: 3 });
  const search = completeQuery({ range: "all", kind: "all", q: "table" });
  expect((await listCalls(account.owner, search, patient())).total).toBe(27);
  const empty = await database.query("select from call_hours where calls = 0");
  expect(empty).toEqual([]);
});
