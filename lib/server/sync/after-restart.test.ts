import { afterAll, expect, it, vi } from "vitest";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { createContext } from "./context";
import { readProgress } from "./progress";
import { fillRound, headRound } from "./rounds";
import { createMemoryConnection } from "./testing/memory-source";

vi.setConfig({ testTimeout: 120_000 });

const database = await testDatabase();
afterAll(() => database.close());

const hour = 3600_000;
const day = 24 * hour;
const beginning = Date.parse("2026-11-20T18:00:00Z");
const { signal } = new AbortController();

it("a process compares everything before it reports that the sync is idle", async () => {
  // Two groups of calls that are counted apart from each other.
  const calls = Array.from({ length: 6_000 }, (_, index) => ({
    id: `c${index}`,
    at: beginning - index * 2 * hour,
  }));
  const { connection } = createMemoryConnection("restart", calls);
  await registerConnection(database, connection, beginning);
  const state = async (now: number) =>
    (await readProgress(database, connection, { absent: { state: "starting" }, now })).state;
  const start = (now: number) =>
    Object.assign(
      createContext(database, connection, () => now),
      { verifyBefore: now },
    );

  const first = start(beginning);
  await headRound(first, signal);
  await fillRound(first, signal);
  expect(await state(beginning)).toBe("idle");

  // While no process runs, the upstream loses one old call and gets another, so that the sums are equal.
  calls.splice(5_900, 1, { id: "late", at: beginning - 20 * day });
  const later = beginning + 10_000;
  const second = start(later);
  await headRound(second, signal);
  expect(await state(later)).toBe("verify");
  await fillRound(second, signal);
  expect(await state(later)).toBe("idle");
  const [row] = await database.query(
    `select count(*) filter (where id = 'late') as added, count(*) filter (where id = 'c5900') as gone
     from calls where connection_id = $1`,
    [connection.connectionId],
  );
  expect(row).toEqual({ added: 1, gone: 0 });
});

it.each([3, 9, 20, 28])(
  "is equal within the hour after it died at request %i, and not idle before",
  async (last) => {
    const calls = Array.from({ length: 1_500 }, (_, at) => ({ id: `c${at}`, at: beginning - at * 5 * hour }));
    let lives = true;
    const { connection } = createMemoryConnection(`died-${last}`, calls, {
      rows(rows, request) {
        if (lives && request === last) throw new Error("The process dies.");
        return rows;
      },
    });
    await registerConnection(database, connection, beginning);
    let now = beginning;
    const start = () =>
      Object.assign(
        createContext(database, connection, () => now),
        { verifyBefore: now },
      );
    const round = async (context: ReturnType<typeof start>) => {
      await headRound(context, signal);
      await fillRound(context, signal);
    };
    await expect(round(start())).rejects.toThrow("dies");
    lives = false;

    // While no process runs, calls of all times are deleted and come, as many of each.
    const random = hashes(last);
    for (let count = 0; count < 20; count++) calls.splice(random(calls.length), 1);
    for (let count = 0; count < 20; count++) {
      calls.push({ id: `late-${count}`, at: beginning - random(7_000) * hour });
    }
    const isEqual = async () => {
      const rows = await database.query<{ id: string }>("select id from calls where connection_id = $1", [
        connection.connectionId,
      ]);
      const [ours, theirs] = [new Set(rows.map(({ id }) => id)), new Set(calls.map(({ id }) => id))];
      return ours.size === theirs.size && [...theirs].every((id) => ours.has(id));
    };
    const isIdle = async () =>
      (await readProgress(database, connection, { absent: { state: "starting" }, now })).state === "idle";
    const survivor = start();
    await headRound(survivor, signal);
    if (await isIdle()) expect(await isEqual()).toBe(true);
    for (const end = now + hour; now < end; now += 5 * 60_000) {
      await round(survivor);
      if (await isIdle()) expect(await isEqual()).toBe(true);
    }
    expect(await isIdle()).toBe(true);
    expect(await isEqual()).toBe(true);
  },
);

/** Whole numbers from 0 to below a bound, the same in each run. */
function hashes(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
