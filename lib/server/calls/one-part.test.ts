import { afterAll, beforeAll, expect, it } from "vitest";
import type { Call } from "@/lib/calls/call";
import { completeQuery } from "@/lib/calls/query/query";
import { readerOf } from "@/lib/server/access/testing/reader-of";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { bareCall } from "@/lib/testing/bare-call";
import { listCalls } from "./list-calls";
import { patient, setStore } from "./testing/account";
import { memorySource } from "./testing/memory-source";
import { mirrored } from "./testing/mirrored";

const now = Date.now();
const ofAgent = (agent: string, index: number, change: Partial<Call> = {}) =>
  bareCall(`${agent}-${index}`, now - index * 60_000, { agent: { id: agent, deleted: false }, ...change });

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  setStore(database);
});
afterAll(() => database.close());

// Agents get their numbers in the order in which they are met: each connection has its own.
it("finds only the agent that is asked for if all other connections are ruled out by another condition", async () => {
  const booked = { actions: [{ type: "SMS", parameters: {} }] };
  const sets = [
    [ofAgent("first", 1, booked), ofAgent("second", 2, booked)],
    [ofAgent("second", 1), ofAgent("first", 2)],
  ];
  const readers = [];
  for (const [index, calls] of sets.entries()) {
    const { live: _live, ...source } = memorySource(calls);
    const windows = [
      { start: 0, end: now - 90_000 },
      { start: now - 90_000, end: now },
    ];
    readers.push(await mirrored(database, calls, source, windows, { slug: `c${index}` }));
  }
  const reader = readerOf(readers.map(({ connection }) => connection));
  for (const agent of ["first", "second"]) {
    const query = completeQuery({ range: "all", kind: "all", agent: [agent], action: ["SMS"] });
    const { calls, total } = await listCalls(reader, query, patient());
    expect([total, calls.map((call) => call.agent?.id)]).toEqual([1, [agent]]);
  }
});
