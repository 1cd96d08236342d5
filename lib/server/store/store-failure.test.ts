import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { checkHealth } from "@/lib/server/check-health";
import { readerOf } from "@/lib/server/access/testing/reader-of";
import { log } from "@/lib/server/log";
import { processValues } from "@/lib/server/per-process";
import { setStore } from "@/lib/server/calls/testing/account";
import { memorySource } from "@/lib/server/calls/testing/memory-source";
import { mirrored } from "@/lib/server/calls/testing/mirrored";
import { createContext } from "@/lib/server/sync/context";
import { getSync } from "@/lib/server/sync/get-sync";
import { noteProgress, report } from "@/lib/server/sync/states";
import { askStore } from "./ask-store";
import { testDatabase } from "./testing/test-database";

const database = await testDatabase();
afterAll(() => database.close());

/** Has the database fail, with words of a call in its message. */
const fail = (state: string) =>
  database.query(`do $$ begin raise exception 'a secret' using errcode = '${state}'; end $$`);
const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

let reader: Awaited<ReturnType<typeof mirrored>>;
const logged = vi.fn();
beforeEach(async () => {
  setStore(database);
  processValues.delete("store failure");
  logged.mockReset();
  vi.spyOn(log, "warn").mockImplementation(logged);
  vi.spyOn(log, "error").mockImplementation(logged);
  reader = await mirrored(database, [], memorySource([]), [{ start: 0, end: 10 }]);
  processValues.set("connections", [reader.connection]);
});
afterEach(() => {
  processValues.delete("connections");
  processValues.delete("store failure");
});

describe.each([
  ["53100", "disk of the database is full"],
  ["53200", "out of memory"],
  ["54000", "too long"],
  ["25006", "read-only"],
  ["XX001", "damaged"],
  ["XX002", "all calls are then read again from the upstream"],
  ["58030", "Check its disk"],
  ["55000", "reported an error"],
])("an error of the database (%s)", (state, meaning) => {
  it("is answered with 503, logged, and said by the sync and by health until it works again", async () => {
    await expect(askStore(undefined, () => fail(state))).rejects.toMatchObject({
      code: "upstream_unavailable",
      retryAfter: 3,
      message: expect.stringContaining(state) as string,
    });
    expect(logged.mock.calls[0]?.[1]).toContain(meaning);
    expect(JSON.stringify(logged.mock.calls)).not.toContain("secret");
    const health = await checkHealth(new Headers());
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({ status: "degraded", checks: { store: "failing" } });
    const [progress] = (await getSync(readerOf([reader.connection]))).connections;
    expect(progress).toMatchObject({ state: "failed", error: { code: "internal" } });
    expect(progress?.error?.message).toContain(meaning);
    expect(progress?.error?.message).toContain(state);

    await noteProgress(createContext(database, reader.connection));
    expect((await checkHealth(new Headers())).status).toBe(200);
  });

  it("is the reason that the sync gives", async () => {
    const context = createContext(database, reader.connection);
    await report(context, await errorOf(fail(state)));
    const [row] = await database.query<{ error_message: string }>(
      "select error_message from sync_states where connection_id = $1",
      [reader.connection.connectionId],
    );
    expect(row?.error_message).toContain(meaning);
    expect(row?.error_message).toContain(`SQLSTATE ${state}`);
  });
});

it.each(["22003", "23505", "40P01", "57014"])(
  "an error of one statement (%s) is none of the database",
  async (state) => {
    await expect(askStore(undefined, () => fail(state))).rejects.toMatchObject({
      code: "upstream_unavailable",
    });
    expect((await checkHealth(new Headers())).status).toBe(200);
  },
);
