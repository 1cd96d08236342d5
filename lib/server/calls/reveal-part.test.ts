import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Call } from "@/lib/calls/call";
import { completeQuery } from "@/lib/calls/query/query";
import type { Reader } from "@/lib/server/access/reader";
import type { Level } from "@/lib/calls/levels";
import type { Connection } from "@/lib/server/connections";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { getCall } from "./get-call";
import { listCalls } from "./list-calls";
import { revealPart } from "./reveal-part";
import { patient, setStore } from "./testing/account";
import { memorySource } from "./testing/memory-source";
import { mirrored } from "./testing/mirrored";

const database = await testDatabase();
const now = Date.now();
let connection: Connection;

const call: Call = {
  id: "c-1",
  connection: "main",
  startedAt: new Date(now - 60_000).toISOString(),
  contact: { id: "p-1", name: "Zoe Invented" },
  fromNumber: "+15550100123",
  kind: "live",
  actions: [{ type: "SMS", parameters: { to: "+15550100123" } }],
  summary: { text: "Zoe paid with 4111 1111 1111 1111", format: "plain" },
  extracted: { email: "zoe@example.com" },
  recording: "none",
  transcript: {
    turns: [{ index: 1, speaker: "caller", label: "human", text: "I am Zoe, 555 010 0123" }],
    timing: "none",
  },
  raw: null,
};

beforeAll(async () => {
  setStore(database);
  connection = (await mirrored(database, [call], memorySource([call]), [{ start: 0, end: now }])).connection;
});
afterAll(() => database.close());

const reader = (level: Level, mayReveal: boolean, isOwner = false): Reader => ({
  kind: "session",
  grants: [{ connection, level, ...(mayReveal && { mayReveal }) }],
  person: { id: "u-1", name: "Ada", isOwner },
});
const key = { connection: "main", id: "c-1" };
const reveal = (who: Reader, part: string) => revealPart(who, key, { part }, new Headers(), patient());
const noted = () => database.query("select subject, details from audit_events where action = 'call.reveal'");

describe("a value", () => {
  it.each([
    ["number", "+15550100123"],
    ["contact", "Zoe Invented"],
    ["summary", "Zoe paid with •••"],
    ["turn/1", "I am Zoe, 555 010 0123"],
    ["extracted/email", "zoe@example.com"],
    ["action/1", { parameters: { to: "+15550100123" } }],
  ])("%s is revealed where the grant allows it", async (part, value) =>
    expect(await reveal(reader("masked", true), part)).toEqual({ part, value }),
  );

  it("with the number of a card is revealed to an owner", async () =>
    expect(await reveal(reader("full", false, true), "summary")).toMatchObject({
      value: call.summary?.text,
    }));

  it.each([reader.bind(null, "masked", false), reader.bind(null, "full", false)])(
    "is not revealed to other readers",
    async (who) => {
      const before = (await noted()).length;
      await expect(reveal(who(), "number")).rejects.toMatchObject({ code: "forbidden" });
      expect(await noted()).toHaveLength(before);
    },
  );

  it.each(["turn/2", "turn/x", "extracted/toString", "action/0", "nothing"])(
    "that is not there: %s",
    (part) => expect(reveal(reader("masked", true), part)).rejects.toMatchObject({ code: "not_found" }),
  );

  it("is noted without being written down", async () => {
    await reveal(reader("masked", true), "number");
    expect((await noted()).at(-1)).toEqual({ subject: "c-1", details: { part: "number" } });
    expect(JSON.stringify(await database.query("select * from audit_events"))).not.toMatch(/5550100123|Zoe/);
  });
});

it("a call says whether its values may be revealed", async () => {
  const query = completeQuery({ range: "all" });
  const ask = async (who: Reader) => (await getCall(who, key, query, patient())).mayReveal;
  expect(await ask(reader("masked", true))).toBe(true);
  expect(await ask(reader("masked", false))).toBeUndefined();
  expect(await ask(reader("full", false))).toBeUndefined();
  expect(await ask(reader("full", false, true))).toBe(true);
});

it("a search shows no number of a card, and finds none", async () => {
  const search = (q: string) =>
    listCalls(reader("full", false), completeQuery({ range: "all", q }), patient());
  expect((await search("paid")).calls[0]?.hit?.text).toBe("Zoe paid with •••");
  for (const q of ["4111", '"1111 1111"', "4111111111111111"]) expect((await search(q)).total).toBe(0);
});
