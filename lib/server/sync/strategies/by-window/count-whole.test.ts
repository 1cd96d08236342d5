import { afterAll, expect, it } from "vitest";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { beginning, openMemoryAccount } from "../../testing/memory-account";

const database = await testDatabase();
afterAll(() => database.close());

const minute = 60_000;

it("expects no call that was deleted again since everything was counted", async () => {
  const calls = Array.from({ length: 120 }, (_, index) => ({
    id: `c${index}`,
    at: beginning - (index + 1) * 60 * minute,
  }));
  const { context, now, advance, round } = await openMemoryAccount(database, calls);
  await round();
  for (const pause of [6 * minute, minute, 6 * minute]) {
    advance(pause);
    calls.push(...[1, 2, 3].map((seconds) => ({ id: `new ${seconds}`, at: now() - seconds * 1_000 })));
    await round();
    calls.splice(-3);
    advance(10_000);
    await round();
    expect(context.expected?.calls).toBe(120);
  }
});
