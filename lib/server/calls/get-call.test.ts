import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { completeQuery } from "@/lib/calls/query/query";
import type { Reader } from "@/lib/server/access/reader";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { getCall } from "./get-call";
import { forgetAll, patient, setStore } from "./testing/account";
import { memorySource } from "./testing/memory-source";
import { deadSource, mirrored } from "./testing/mirrored";
import { calls, everything, expectedCalls, manyQueries, now, off } from "./testing/set-of-calls";

let database: TestDatabase;
let whole: Reader;
beforeAll(async () => {
  database = await testDatabase();
  setStore(database);
  whole = await mirrored(database, calls, deadSource(off).source, [{ start: 0, end: now }]);
}, 60_000);
afterAll(() => database.close());
beforeEach(() => void vi.spyOn(Date, "now").mockReturnValue(now));
afterEach(forgetAll);

const get = (id: string, query: Partial<CallQuery>, reader = whole) =>
  getCall(reader, { connection: "main", id }, completeQuery(query), patient());
const idsOf = (all: readonly { id: string }[]) => all.map(({ id }) => id);

describe("a call from the mirror", () => {
  it.each(manyQueries)("knows its place among %j", async (query) => {
    const ids = idsOf(expectedCalls(query));
    const key = (at: number) => (ids[at] === undefined ? undefined : { connection: "main", id: ids[at] });
    for (const at of [0, 1, Math.floor(ids.length / 2), ids.length - 2, ids.length - 1]) {
      const { position } = await get(ids[at] ?? "", { ...query, size: 10 });
      expect(position).toEqual({
        index: at + 1,
        total: ids.length,
        ...(key(at - 1) && { previous: key(at - 1) }),
        ...(key(at + 1) && { next: key(at + 1) }),
      });
    }
  });

  it("stands where the list has it, wherever it is", async () => {
    const query = { ...everything, sort: "-duration" } as const;
    const ids = idsOf(expectedCalls(query));
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: ids.length - 1 }), async (at) => {
        expect((await get(ids[at] ?? "", query)).position?.index).toBe(at + 1);
      }),
      { numRuns: 40 },
    );
  });

  it("has no place among calls that it is not one of", async () => {
    const trial = expectedCalls({ ...everything, kind: "trial" })[0];
    const { position, call } = await get(trial?.id ?? "", { range: "all" });
    expect([position, call]).toEqual([undefined, trial]);
  });

  it("says of which parts it has not all", async () => {
    const cut = { actions: 1_240, entries: 10_001 };
    const source = memorySource([{ ...(calls[0] ?? expect.fail()), id: "cut", cut }]);
    const reader = await mirrored(database, calls, source, [{ start: 0, end: now }]);
    expect((await get("cut", everything, reader)).notices).toEqual([
      { code: "call_cut", message: "The first 1,000 of 1,240 actions are shown." },
      { code: "call_cut", message: "The first 10,000 of 10,001 timed entries of the transcript are shown." },
    ]);
  });

  it("that it does not hold is asked of the upstream", async () => {
    const source = memorySource([{ ...(calls[0] ?? expect.fail()), id: "elsewhere" }]);
    const reader = await mirrored(database, calls, source, [{ start: 0, end: now }]);
    expect((await get("elsewhere", everything, reader)).call.id).toBe("elsewhere");
    await expect(get("nowhere", everything, reader)).rejects.toMatchObject({ code: "not_found" });
  });
});
