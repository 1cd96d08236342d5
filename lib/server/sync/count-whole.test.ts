import { afterAll, expect, it } from "vitest";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { createContext } from "./context";
import { fillRound, headRound } from "./rounds";
import { createMemoryConnection, type ListedCall } from "./testing/memory-source";

const database = await testDatabase();
afterAll(() => database.close());

const minute = 60_000;
const beginning = Date.parse("2026-11-20T18:00:00Z");

it("expects no call that was deleted again since everything was counted", async () => {
  let time = beginning;
  const calls: ListedCall[] = Array.from({ length: 120 }, (_, index) => ({
    id: `c${index}`,
    at: time - (index + 1) * 60 * minute,
  }));
  const { connection } = createMemoryConnection("counted", calls);
  await registerConnection(database, connection, time);
  const context = createContext(database, connection, () => time);
  const { signal } = new AbortController();
  const round = async () => {
    await headRound(context, signal);
    await fillRound(context, signal);
  };
  await round();
  for (const pause of [6 * minute, minute, 6 * minute]) {
    time += pause;
    calls.push(...[1, 2, 3].map((seconds) => ({ id: `new ${seconds}`, at: time - seconds * 1_000 })));
    await round();
    calls.splice(-3);
    time += 10_000;
    await round();
    expect(context.expected?.calls).toBe(120);
  }
});
