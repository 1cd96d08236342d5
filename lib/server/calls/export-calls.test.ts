import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { completeQuery } from "@/lib/calls/query/query";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { Reader } from "@/lib/server/access/reader";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { exportCalls } from "./export-calls";
import { forgetAll, patient, setStore } from "./testing/account";
import { memorySource } from "./testing/memory-source";
import { mirrored } from "./testing/mirrored";
import { callSets } from "./testing/odd-calls";

const now = Date.parse("2026-11-20T20:32:10.500Z");
const [calls = []] = fc.sample(callSets(now, 900), { numRuns: 1, seed: 1 });
const everything = completeQuery({ range: "all", kind: "all" });

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  setStore(database);
}, 60_000);
afterAll(() => database.close());
beforeEach(() => void vi.spyOn(Date, "now").mockReturnValue(now));
afterEach(forgetAll);

/** @param start the mirror holds the calls from here on, ms since the epoch */
const openReader = (start: number) => mirrored(database, calls, memorySource(calls), [{ start, end: now }]);

const ask = (reader: Reader, options: string, query: CallQuery, gone = patient()) =>
  exportCalls(reader, query, new URLSearchParams(options), {
    origin: "https://calls.example.com",
    gone,
    signal: patient(),
  });

/** Nothing is under way in the database of a test but what it asks for itself. */
const busy = async () => {
  const [row] = await database.query<{ count: number }>(
    `select count(*) as count from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle' and query not like '%locks%'`,
  );
  return row?.count;
};

describe("an export", { timeout: 60_000 }, () => {
  it("says what it is and how much there is of it", async () => {
    const response = await ask(await openReader(0), "", everything);
    expect(Object.fromEntries(response.headers)).toEqual({
      "cache-control": "private, no-store",
      "content-disposition": expect.stringContaining(
        "callboard-all-kind-all-America-Chicago-2026-11-20T1432.csv",
      ),
      "content-type": "text/csv; charset=utf-8; header=present",
      "x-total-count": "900",
    });
    await response.body?.cancel();
  });

  it("reads on only as its reader does, and ends with its reader", async () => {
    const reader = await openReader(0);
    const gone = new AbortController();
    const response = await ask(reader, "format=ndjson", everything, gone.signal);
    const body = response.body?.getReader();
    const { value } = (await body?.read()) ?? {};
    expect(new TextDecoder().decode(value).split("\n")).toHaveLength(41);
    expect(await busy()).toBe(1);
    gone.abort();
    await expect(body?.read()).rejects.toThrow();
    await vi.waitFor(async () => expect(await busy()).toBe(0));
  });

  it("lets a few run at once, and another when one has ended", async () => {
    const reader = await openReader(0);
    const running = await Promise.all([1, 2, 3].map(() => ask(reader, "", everything)));
    await expect(ask(reader, "", everything)).rejects.toMatchObject({ code: "upstream_rate_limited" });
    await running[0]?.text();
    await running[1]?.body?.cancel();
    const more = await Promise.all([ask(reader, "", everything), ask(reader, "", everything)]);
    await Promise.all([...more, running[2]].map((response) => response?.body?.cancel()));
    await vi.waitFor(async () => expect(await busy()).toBe(0));
  });

  it("is not made of a part of the calls, and says how many are loaded", async () => {
    const reader = await openReader(now - 20 * 86_400_000);
    for (const options of ["", "format=ndjson", "transcript=1"]) {
      await expect(ask(reader, options, everything)).rejects.toMatchObject({
        code: "upstream_unavailable",
        retryAfter: 60,
        message: expect.stringMatching(
          /^A file needs every call of the range, and \d+ of 900 are loaded so far/,
        ),
      });
    }
    const searched = ask(reader, "", { ...everything, q: "booking" });
    await expect(searched).rejects.toMatchObject({ code: "upstream_unavailable" });
    const recent = await ask(reader, "format=ndjson", { ...everything, range: "7d" });
    expect((await recent.text()).split("\n")).toHaveLength(Number(recent.headers.get("x-total-count")) + 1);
  });

  it("is of a format that there is", async () => {
    const reader = await openReader(0);
    await expect(ask(reader, "format=xlsx", everything)).rejects.toMatchObject({ code: "bad_request" });
    await expect(ask(reader, "transcript=yes", everything)).rejects.toMatchObject({ code: "bad_request" });
    const types = ["format=NDJSON", "format=Csv&transcript=0", "format=ndjson&format=csv"].map(
      async (options) => {
        const file = await ask(reader, options, { ...everything, range: "today" });
        await file.body?.cancel();
        return file.headers.get("content-type")?.split(";")[0];
      },
    );
    expect(await Promise.all(types)).toEqual(["application/x-ndjson", "text/csv", "application/x-ndjson"]);
  });
});
