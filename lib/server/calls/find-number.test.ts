import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Call } from "@/lib/calls/call";
import { parseQuery } from "@/lib/calls/query/query";
import type { Reader } from "@/lib/server/access/reader";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { countFacets } from "./count-facets";
import { listCalls } from "./list-calls";
import { patient, setStore } from "./testing/account";
import { memorySource } from "./testing/memory-source";
import { mirrored } from "./testing/mirrored";
import { now } from "./testing/set-of-calls";

const call = (id: string, fromNumber: string, name?: string): Call => ({
  id,
  connection: "main",
  startedAt: new Date(now - 60_000).toISOString(),
  kind: "live",
  fromNumber,
  ...(name !== undefined && { contact: { id: `contact-${id}`, name } }),
  actions: [],
  extracted: {},
  recording: "none",
  transcript: { turns: [], timing: "none" },
  raw: null,
});

const calls = [
  call("london", "+442079460123", "Łukasz Ångström"),
  call("dialled", "0044 20 7946 0999"),
  call("sip", "sip:+15550100123@203.0.113.7:5060", "Renée O’Neil"),
  call("extension", "+15550100127;ext=45"),
  call("plain", "15550100199"),
];

let database: TestDatabase;
let reader: Reader;
beforeAll(async () => {
  database = await testDatabase();
  setStore(database);
  const london = { timeZone: "Europe/London" };
  reader = await mirrored(database, calls, memorySource([]), [{ start: 0, end: now }], london);
}, 60_000);
afterAll(() => database.close());
beforeEach(() => void vi.spyOn(Date, "now").mockReturnValue(now));

async function find(number: string) {
  const { query } = parseQuery(new URLSearchParams({ range: "all", number }));
  const { calls: found } = await listCalls(reader, query, patient());
  return found.map(({ id }) => id).sort();
}

describe("number finds", () => {
  it.each([
    "+442079460123",
    "442079460123",
    "+44 20 7946 0123",
    "+44 (0)20 7946 0123",
    "0044 20 7946 0123",
    "011 44 20 7946 0123",
    "020 7946 0123",
    "(020) 7946-0123",
    "tel:+44-20-7946-0123",
    "sip:+442079460123@example.com",
    "\u202a+44 20 7946 0123\u202c",
    "＋４４ ２０ ７９４６ ０１２３",
    "+44‐20–7946—0123",
    "020 7946 0123 x45",
    "7946 0123",
    "460123",
    "2079 4601 23",
  ])("the one call from London by %s", async (number) => expect(await find(number)).toEqual(["london"]));

  it.each([
    ["0123", ["london", "sip"]],
    ["123", ["london", "sip"]],
    ["020", ["dialled", "london"]],
    ["207", ["dialled", "london"]],
    ["1555", ["extension", "plain", "sip"]],
    ["0127", ["extension"]],
    ["+15550100127;ext=45", ["extension"]],
    ["sip:+15550100123@203.0.113.7:5060", ["sip"]],
    ["999", ["dialled"]],
    ["20301137", []],
    ["203", []],
    ["987654", []],
  ])("by %s the calls %j", async (number, expected) => expect(await find(number)).toEqual(expected));

  it("nothing for a text that is not a number, and a notice says so", async () => {
    const { query, notices } = parseQuery(new URLSearchParams({ number: "Renée" }));
    expect(query.number).toBeUndefined();
    expect(notices).toMatchObject([{ code: "invalid_parameter", parameter: "number" }]);
  });
});

describe("contacts are found", () => {
  it.each([
    ["lukasz", ["contact-london"]],
    ["ANGSTROM", ["contact-london"]],
    ["renee", ["contact-sip"]],
    ["neil", ["contact-sip"]],
    ["020 7946 0123", ["contact-london"]],
    ["contact-sip", ["contact-sip"]],
    ["%", []],
  ])("by %s", async (name, expected) => {
    const { query } = parseQuery(new URLSearchParams({ range: "all" }));
    const { contact } = await countFacets(reader, query, name, patient());
    expect(contact.map(({ value }) => value)).toEqual(expected);
  });
});
