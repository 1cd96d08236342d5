import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SyncAnswer } from "@/lib/calls/answers";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { serve } from "@/lib/sandbox/serve";
import type { Reader } from "@/lib/server/access/reader";
import { readerOf } from "@/lib/server/access/testing/reader-of";
import { processValues } from "@/lib/server/per-process";
import { storeHolder } from "@/lib/server/store/store";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { changeSync } from "./change-sync";
import { getSync } from "./get-sync";
import { connectTo } from "./testing/mirrored";
import { watchSync } from "./watch-sync";
import { readCommands } from "./commands";

vi.setConfig({ testTimeout: 60_000 });

const database = await testDatabase();
const sandbox = createHighLevelSandbox({
  now: Date.now,
  rateLimit: null,
  calls: 120,
  locationId: "sync-api",
});
const { url, close } = await serve(sandbox.fetch);
const connection = connectTo({ url, token: sandbox.token, locationId: "sync-api" });
const reader = readerOf([connection]);
const job: Reader = { ...reader, kind: "job" };

beforeEach(() => {
  storeHolder.store = { state: "ok", database, stop: async () => undefined };
});
afterEach(() => {
  delete storeHolder.store;
});
afterAll(async () => {
  await close();
  await database.close();
});

const post = (body: unknown) =>
  new Request("http://callboard.example/api/sync", { method: "POST", body: JSON.stringify(body) });

const commands = () => readCommands(database, connection.connectionId);

describe("GET /api/sync", () => {
  it("says of a connection that nothing was read of it yet", async () => {
    const { connections } = await getSync(reader);
    expect(connections).toMatchObject([{ connection: "main", state: "starting", loaded: 0, ranges: [] }]);
  });

  it("says that the store does not open", async () => {
    storeHolder.store = { state: "failed", stop: async () => undefined };
    expect((await getSync(reader)).connections).toMatchObject([
      { state: "failed", error: { code: "internal" } },
    ]);
  });

  it("answers also when the database goes away in the middle", async () => {
    const gone = Object.assign(new Error("terminating connection"), { code: "57P01" });
    const query = () => Promise.reject(gone);
    storeHolder.store = { state: "ok", database: { ...database, query }, stop: async () => undefined };
    expect((await getSync(reader)).connections).toMatchObject([{ state: "failed", loaded: 0 }]);
  });
});

describe("a command of a page", () => {
  it("is left for whoever syncs", async () => {
    await changeSync(reader, post({ action: "pause" }));
    expect(await commands()).toMatchObject({ paused: true, syncWantedAt: null });
    await changeSync(reader, post({ action: "resume", connection: "main" }));
    await changeSync(reader, post({ action: "now" }));
    const { paused, syncWantedAt, recheckWantedAt } = await commands();
    expect([paused, typeof syncWantedAt, recheckWantedAt]).toEqual([false, "number", null]);
  });

  it.each([
    ["for an unknown connection", post({ action: "pause", connection: "other" }), "bad_request"],
    ["that is none", post({ action: "stop" }), "bad_request"],
    ["with more than it may say", post({ action: "now", force: true }), "bad_request"],
  ])("%s is refused, and changes nothing", async (_, request, code) => {
    const before = await commands();
    await expect(changeSync(reader, request)).rejects.toMatchObject({ code });
    expect(await commands()).toEqual(before);
  });

  it("is refused where there is no store", async () => {
    storeHolder.store = { state: "failed", stop: async () => undefined };
    await expect(changeSync(reader, post({ action: "now" }))).rejects.toMatchObject({
      code: "upstream_unavailable",
      retryAfter: 3,
    });
  });
});

describe("the work of a job", () => {
  it("has to be of a length that a host allows", async () => {
    for (const body of [{ seconds: 0 }, { seconds: 301 }, { seconds: "8" }, { minutes: 1 }, "8"]) {
      await expect(changeSync(job, post(body))).rejects.toMatchObject({ code: "bad_request" });
    }
  });

  it("reads what is missing, and says how far it is", async () => {
    const { connections } = await changeSync(job, post({ seconds: 60 }));
    expect(connections).toMatchObject([{ state: "idle", loaded: 120, expected: 120, unreadable: 0 }]);
  });

  it("has nothing to do where all time is covered, though the upstream gives no total", async () => {
    await database.query("update sync_states set expected = null where connection_id = $1", [
      connection.connectionId,
    ]);
    const [progress] = (await getSync(reader)).connections;
    expect(progress).toMatchObject({ loaded: 120, remainingSeconds: 0 });
    expect(progress).not.toHaveProperty("expected");
  });

  it("is left to the process that syncs already", async () => {
    const client = await database.connect();
    await client.query("select pg_advisory_lock(hashtext('callboard sync'), $1)", [connection.connectionId]);
    const { requests } = sandbox.state();
    const { connections } = await changeSync(job, post({ seconds: 60 }));
    client.release(true);
    expect(connections).toMatchObject([{ loaded: 120 }]);
    expect(sandbox.state().requests).toBe(requests);
  });
});

describe("GET /api/sync/events", () => {
  it("tells how far it is at once, of the reader's connections alone, and ends with its reader", async () => {
    const other = { ...connectTo({ url, token: "other", locationId: "other" }), slug: "other" };
    processValues.set("connections", [connection, other]);
    const leaving = new AbortController();
    const { body, headers } = watchSync(reader, leaving.signal);
    expect(headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    const decoder = new TextDecoder();
    let text = "";
    const lines = body?.getReader();
    while (!text.includes("data: ")) text += decoder.decode((await lines?.read())?.value, { stream: true });
    const answer = JSON.parse(text.slice(text.indexOf("data: ") + 6)) as SyncAnswer;
    expect(answer.connections).toMatchObject([{ connection: "main", loaded: 120 }]);
    leaving.abort();
    while (!(await lines?.read())?.done);
    processValues.delete("connections");
  });
});
