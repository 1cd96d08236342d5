import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Call } from "@/lib/calls/call";
import { completeQuery } from "@/lib/calls/query/query";
import type { Reader } from "@/lib/server/access/reader";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { explainSearch } from "./explain-search";
import { patient, setStore } from "./testing/account";
import { memorySource } from "./testing/memory-source";
import { mirrored } from "./testing/mirrored";
import { now } from "./testing/set-of-calls";

const call = (index: number, said: string, more: Partial<Call> = {}): Call => ({
  id: `call-${index}`,
  connection: "main",
  startedAt: new Date(now - index * 40 * 86_400_000 - 60_000).toISOString(),
  kind: "live",
  actions: [],
  extracted: {},
  recording: "none",
  transcript: { turns: [{ index: 1, speaker: "caller", label: "human", text: said }], timing: "none" },
  raw: null,
  ...more,
});

const calls = [
  call(0, "What are your prices?", { fromNumber: "+15550100177" }),
  call(0.1, "Renata told me", {
    fromNumber: "+15550100177",
    contact: { id: "c1", name: "Renata Underhill" },
  }),
  call(0.2, "Call me at (555) 010-0177, please"),
  call(2, "An appointment for Renata"),
];

let database: TestDatabase;
let reader: Reader;
beforeAll(async () => {
  database = await testDatabase();
  setStore(database);
  reader = await mirrored(database, calls, memorySource([]), [{ start: 0, end: now }]);
}, 60_000);
afterAll(() => database.close());
beforeEach(() => void vi.spyOn(Date, "now").mockReturnValue(now));

const explain = (q: string) => explainSearch(reader, completeQuery({ q }), patient());

it.each([
  ["+1 555 010 0177", { callers: { from: 2, mentioned: 1 }, total: 3, allTime: 3, absent: [] }],
  ["renata", { callers: { from: 1, mentioned: 1 }, total: 1, allTime: 2, absent: [] }],
  ["apointment", { absent: [{ text: "apointment", nearest: "appointment" }], total: 0, allTime: 0 }],
  ["appointment", { absent: [], total: 0, allTime: 1 }],
  ["price zirconium OR quartz", { absent: [{ text: "zirconium" }, { text: "quartz" }], total: 0 }],
  ['"prices are"', { absent: [{ text: "prices are" }], total: 0 }],
  ["+1 555 010 0199", { absent: [{ text: "+1 555 010 0199" }], total: 0 }],
])("explains what %s finds", async (q, expected) => expect(await explain(q)).toMatchObject(expected));

it("tells of no caller if a word is only said", async () =>
  expect(await explain("prices")).not.toHaveProperty("callers"));
