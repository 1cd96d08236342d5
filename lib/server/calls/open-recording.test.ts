import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Call } from "@/lib/calls/call";
import type { Connection } from "@/lib/server/connections";
import { CallboardError } from "@/lib/server/errors";
import { processValues } from "@/lib/server/per-process";
import { audioUpstream, type Manners } from "@/lib/server/audio/testing/upstream";
import { wavOf } from "@/lib/server/audio/testing/wav";
import type { Reader } from "@/lib/server/access/reader";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { bareCall } from "@/lib/testing/bare-call";
import { openRecording } from "./open-recording";
import { setStore } from "./testing/account";
import { memorySource } from "./testing/memory-source";
import { mirrored } from "./testing/mirrored";

const now = Date.parse("2026-11-20T12:00:00Z");
const hour = 3_600_000;
const file = wavOf(new Uint8Array(1000).fill(9));
const call = (id: string, ago: number, recording: Call["recording"]) =>
  bareCall(id, now - ago, { recording, duration: 60 });
const calls = [
  call("old", 5 * hour, "unknown"),
  call("new", 120_000, "unknown"),
  call("web", hour, "none"),
  call("off", 2 * hour, "not-offered"),
];

let database: TestDatabase;
let world: Reader & { connection: Connection };
beforeAll(async () => {
  database = await testDatabase();
  setStore(database);
  world = await mirrored(database, calls, memorySource(calls), [{ start: 0, end: now + 1 }]);
});
afterAll(() => database.close());
beforeEach(() => {
  vi.spyOn(Date, "now").mockReturnValue(now);
  processValues.delete("audio-sizes");
});

/** Lets the upstream answer in its manner; without one it has no audio. */
function upstream(manners?: Partial<Manners>) {
  const usual: Manners = { ranges: "honoured", states: true, chunk: 100 };
  const audio = audioUpstream(file, { ...usual, ...manners });
  world.connection.source.openRecording = (_call, range) =>
    manners ? audio.open(range) : Promise.resolve(undefined);
  return audio;
}

const open = async (id: string, range?: string, connection = "main") => {
  const { signal } = new AbortController();
  return openRecording(world, { connection, id }, { range, gone: signal, signal });
};

describe("openRecording", () => {
  it("streams the audio, or the part that was asked for, and lets nobody keep it", async () => {
    upstream({ ranges: "ignored", states: false });
    const whole = await open("old");
    expect(Object.fromEntries(whole.headers)).toEqual({
      "content-type": "audio/x-wav",
      "accept-ranges": "bytes",
      "cache-control": "private, no-store",
    });
    expect(await whole.bytes()).toEqual(file);
    const part = await open("old", "bytes=0-3");
    expect([part.status, await part.text()]).toEqual([206, "RIFF"]);
    expect((await open("old", "bytes=5000-")).headers.get("content-range")).toBe(
      `bytes */${file.byteLength}`,
    );
  });

  it("tells the source the agent of the call, and its place among the agent's calls", async () => {
    const asked: unknown[] = [];
    world.connection.source.openRecording = async (recorded) => {
      asked.push(recorded.id, await recorded.agentId(), await recorded.neighbours());
      return undefined;
    };
    await expect(open("old")).rejects.toBeInstanceOf(CallboardError);
    expect(asked).toEqual(["old", undefined, { newer: calls.length - 1, older: 0 }]);
  });

  it.each([
    ["old", "not_found", "It was not recorded, or the recording was deleted there."],
    ["web", "not_found", "Main names no recording of this call."],
    ["off", "not_found", "Main does not record the calls of this agent."],
    ["nobody", "not_found", "It was not recorded, or the recording was deleted there."],
    ["new", "upstream_unavailable", "Try again in a minute."],
  ])("says why there is none of %s", async (id, code, message) => {
    upstream();
    await expect(open(id)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });

  it("knows no other connection", async () => {
    await expect(open("old", undefined, "other")).rejects.toMatchObject({ code: "not_found" });
  });

  it("says why there is none while the database is not available", async () => {
    upstream();
    setStore();
    await expect(open("old")).rejects.toMatchObject({ code: "not_found" });
    setStore(database);
  });

  it("stops the upstream when its reader leaves", async () => {
    const { seen } = upstream({});
    const leaving = new AbortController();
    const { signal } = new AbortController();
    const response = await openRecording(
      world,
      { connection: "main", id: "old" },
      { gone: leaving.signal, signal },
    );
    await response.body?.cancel();
    expect(seen).toMatchObject({ running: 0, cancelled: 1 });
  });
});
