import { afterAll, expect, it } from "vitest";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { createContext } from "./context";
import { readProgress } from "./progress";
import { fillRound, headRound } from "./rounds";
import { createMemoryConnection } from "./testing/memory-source";

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
