import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { testDatabase } from "../testing/test-database";
import { createStoredPace } from "./pace";

const database = await testDatabase();
afterAll(() => database.close());

/** At most 20 requests in any second. */
const rate = { spacing: 1000 / 18, burst: 2 };

let connectionId = 0;

/** Two processes on one database. */
function openProcesses(now: () => number) {
  connectionId += 1;
  return [0, 1].map(() => createStoredPace(connectionId, () => database, now));
}

describe("createStoredPace", () => {
  it("keeps every window within the limit, whatever two processes reserve when", async () => {
    const step = fc.record({
      process: fc.nat(1),
      count: fc.integer({ min: 1, max: 3 }),
      after: fc.oneof(fc.constant(0), fc.nat(300)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
        let now = 1e12;
        const processes = openProcesses(() => now);
        const sent: number[] = [];
        for (const { process, count, after } of steps) {
          now += after;
          const waits = (await processes[process]?.reserve(count, rate)) ?? [];
          sent.push(...waits.map((wait) => now + wait));
        }
        for (const start of sent) {
          expect(sent.filter((at) => at >= start && at < start + 1000).length).toBeLessThanOrEqual(20);
        }
      }),
      { numRuns: 15 },
    );
  });

  it("gives different slots to processes that ask at the same time", async () => {
    const processes = openProcesses(() => 1e12);
    const asked = Array.from({ length: 10 }, (_, index) => processes[index % 2]?.reserve(2, rate));
    const waits = (await Promise.all(asked)).flatMap((each) => each ?? []).sort((a, b) => a - b);
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeCloseTo(Math.max(0, index - 1) * rate.spacing, 1);
    }
  });

  it("pauses all processes", async () => {
    const [one, other] = openProcesses(() => 1e12);
    await one?.reserve(1, rate);
    await one?.pause(5000);
    expect(await other?.reserve(1, rate)).toEqual([5000]);
    expect((await one?.reserve(2, rate))?.every((wait) => wait >= 5000)).toBe(true);
  });

  it("takes the database's clock", async () => {
    connectionId += 1;
    const pace = createStoredPace(connectionId, () => database);
    expect(await pace.reserve(1, { spacing: 60_000, burst: 1 })).toEqual([0]);
    const [wait = 0] = await pace.reserve(1, { spacing: 60_000, burst: 1 });
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60_000);
  });

  it("fails while the database is not open", async () => {
    await expect(createStoredPace(1, () => undefined).reserve(1, rate)).rejects.toThrow("not open");
  });
});
