import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { parseQuery } from "@/lib/calls/query/query";
import type { Reader } from "@/lib/server/access/reader";
import { readerOf } from "@/lib/server/access/testing/reader-of";
import { countFacets } from "@/lib/server/calls/count-facets";
import { listCalls } from "@/lib/server/calls/list-calls";
import { measureCalls } from "@/lib/server/calls/measure-calls";
import { forgetAll, patient, setStore } from "@/lib/server/calls/testing/account";
import { memorySource } from "@/lib/server/calls/testing/memory-source";
import { mirrored } from "@/lib/server/calls/testing/mirrored";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { bareCall } from "@/lib/testing/bare-call";

const now = Date.parse("2026-11-20T12:00:00Z");
const hour = 3_600_000;
const actions = (...types: string[]) => types.map((type) => ({ type, parameters: {} }));
const calls = [
  bareCall("one", now - hour, {
    agent: { id: "Agent-A", deleted: false },
    contact: { id: "contact-1" },
    actions: actions("APPOINTMENT_BOOKING", "__proto__", "toString"),
    extracted: JSON.parse(
      '{"Email": "x", "__proto__": "y", "Empty": "", " ": "z", "\\u200b": "z"}',
    ) as Record<string, string>,
  }),
  bareCall("two", now - 40 * 24 * hour, { actions: actions("SMS") }),
];
const other = [bareCall("three", now - hour, { actions: actions("CALL_TRANSFER") })];

let database: TestDatabase;
let reader: Reader;
let partly: Reader;
beforeAll(async () => {
  database = await testDatabase();
  setStore(database);
  const whole = [{ start: 0, end: now }];
  const first = await mirrored(database, calls, memorySource(calls), whole, { slug: "first" });
  const second = await mirrored(database, other, memorySource(other), whole, { slug: "second" });
  reader = readerOf([first.connection, second.connection]);
  partly = await mirrored(database, calls, memorySource(calls), [{ start: now - 2 * hour, end: now }]);
}, 60_000);
afterAll(() => database.close());
beforeEach(() => void vi.spyOn(Date, "now").mockReturnValue(now));
afterEach(forgetAll);

const parse = (search: string): CallQuery => parseQuery(new URLSearchParams(search)).query;
const told = async (search: string, own = reader) =>
  (await listCalls(own, parse(search), patient())).notices.filter(({ code }) => code === "unknown_value");

describe("a value that no call has", () => {
  it.each([
    ["action=appointment_booking", "action", "“appointment_booking”. Calls have “APPOINTMENT_BOOKING”."],
    ["action=Sms,CALL_TRANSFER", "action", "“Sms”. Calls have “SMS”."],
    ["action=constructor", "action", "No call has the action “constructor”."],
    ["action=none,%FF", "action", "“\ufffd”."],
    ["action=%00", "action", "“\ufffd”."],
    ["agent=agent-a", "agent", "No agent has the id “agent-a”."],
    ["agent=Agent-A,b,c,d,e,f", "agent", "“b”, “c”, “d” and 2 others."],
    [`agent=${"x".repeat(5_000)}`, "agent", `“${"x".repeat(40)}…”.`],
    ["contact=contact-2", "contact", "No call is with the contact “contact-2”."],
    ["field=email", "field", "No call has the data “email”."],
    ["field=Empty", "field", "No call has the data “Empty”."],
    ["field=%E2%80%8B", "field", "No call has the data"],
    ["field=toString,Email", "field", "“toString”."],
    ["connection=second&action=SMS", "action", "“SMS”."],
  ])("%s is said", async (search, parameter, message) => {
    const notices = await told(search);
    expect(notices).toEqual([
      { code: "unknown_value", parameter, message: expect.stringContaining(message) as string },
    ]);
  });

  it("is said with each answer, for each parameter", async () => {
    const query = parse("agent=missing&field=nothing");
    const answers = [
      await listCalls(reader, query, patient()),
      await measureCalls(reader, query, patient()),
      await countFacets(reader, query, undefined, patient()),
    ];
    for (const { notices } of answers) {
      expect(notices.map(({ parameter }) => parameter)).toEqual(["agent", "field"]);
    }
  });

  it("may be one of a call that is not loaded", async () => {
    const [notice] = await told("action=SMS&range=all&q=word", partly);
    expect(notice?.message).toBe("No call has the action “SMS”. Not all calls are loaded yet.");
  });
});

it.each([
  "action=APPOINTMENT_BOOKING,SMS,CALL_TRANSFER",
  "action=__proto__",
  "action=toString,none",
  "action=any",
  "agent=Agent-A",
  "contact=contact-1",
  "field=Email,__proto__",
  "action=SMS&range=today",
  "connection=third&action=SMS",
])("%s is understood", async (search) => expect(await told(search)).toEqual([]));
