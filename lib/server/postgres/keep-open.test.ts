import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { log } from "@/lib/server/log";
import { readPidFile } from "./cluster/pid-file";
import type { Database } from "./database";
import { keepOpen, type ServerConfig } from "./keep-open";
import { shareThrowaway, removeThrowaway, throwawayFolder } from "../store/testing/throwaway";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const patience = { timeout: 60_000, interval: 20 };

let folder: string;
beforeAll(async () => {
  folder = await throwawayFolder();
});
afterAll(() => removeThrowaway(folder));

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** Keeps a store open, and writes down what happens to it. */
function keep(config: ServerConfig) {
  const ending = new AbortController();
  const state: { database?: Database; events: string[] } = { events: [] };
  const hooks = {
    opened(database: Database) {
      state.database = database;
      state.events.push("opened");
      return async () => void state.events.push("ended");
    },
    failed() {
      delete state.database;
      state.events.push("failed");
    },
  };
  const ended = keepOpen(config, hooks, ending.signal);
  const end = () => {
    ending.abort();
    return ended;
  };
  ends.push(end);
  const open = () =>
    vi.waitFor(() => {
      if (state.database === undefined) throw new Error("It is not open.");
      return state.database;
    }, patience);
  return { state, open, end };
}

const quiet = () => ({
  warn: vi.spyOn(log, "warn").mockReturnValue(),
  error: vi.spyOn(log, "error").mockReturnValue(),
});

describe("keepOpen", () => {
  it("starts a server of our own again when that is killed, and loses nothing", async () => {
    const { warn } = quiet();
    const { state, open, end } = keep({ server: "own", folder });
    const database = await open();
    await database.query("insert into connections values (1, 'highlevel', 'account-1', null, 0)");
    const { pid = 0 } = (await readPidFile(join(folder, "postgres"))) ?? {};
    // In use by nobody's statement while the server goes.
    const held = await database.connect();
    process.kill(pid, "SIGKILL");
    await vi.waitFor(() => expect(state.events).toContain("failed"), patience);
    await expect(database.query("select 1")).rejects.toThrow();
    held.release(true);
    const again = await open();
    expect(await again.query("select account from connections")).toEqual([{ account: "account-1" }]);
    expect(warn).toHaveBeenCalledOnce();
    await end();
    expect(state.events).toEqual(["opened", "failed", "ended", "opened", "failed", "ended"]);
    expect(await readPidFile(join(folder, "postgres"))).toBeUndefined();
  });

  it("stops a server that it was just starting", async () => {
    quiet();
    const { state, end } = keep({ server: "own", folder });
    await vi.waitFor(async () => expect(await readPidFile(join(folder, "postgres"))).toBeDefined(), patience);
    await end();
    expect(state.events).not.toContain("opened");
    expect(await readPidFile(join(folder, "postgres"))).toBeUndefined();
  });

  it("goes on with the server that was given when that drops its connections", async () => {
    quiet();
    const server = await shareThrowaway(inject("storeFolder"));
    const url = `postgresql:///postgres?host=${server.host}&user=callboard`;
    const { state, open } = keep({ server: "given", url });
    const database = await open();
    await database.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'callboard watch'",
    );
    await vi.waitFor(() => expect(state.events).toContain("failed"), patience);
    expect(await (await open()).query("select 1 as n")).toEqual([{ n: 1 }]);
  });

  it("says why there is no database, without its address, and tries again", async () => {
    const { error } = quiet();
    const { state } = keep({ server: "given", url: "postgresql://callboard:invented@127.0.0.1:1/callboard" });
    await vi.waitFor(() => expect(state.events.length).toBeGreaterThan(1), patience);
    expect(state.events).not.toContain("opened");
    const said = error.mock.calls.map((call) => JSON.stringify(call)).join();
    expect(said).toContain("nothing listens at its address");
    expect(said).not.toMatch(/invented|127\.0\.0\.1/);
  });
});
