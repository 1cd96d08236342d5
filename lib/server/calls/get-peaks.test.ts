import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Connection } from "@/lib/server/connections";
import { CallboardError } from "@/lib/server/errors";
import { processValues } from "@/lib/server/per-process";
import { audioUpstream } from "@/lib/server/audio/testing/upstream";
import { wavOf } from "@/lib/server/audio/testing/wav";
import type { Reader } from "@/lib/server/access/reader";
import { readPeaks } from "@/lib/server/store/recording-peaks";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { bareCall } from "@/lib/testing/bare-call";
import { getPeaks } from "./get-peaks";
import { patient, setStore } from "./testing/account";
import { memorySource } from "./testing/memory-source";
import { mirrored } from "./testing/mirrored";

const now = Date.parse("2026-11-20T12:00:00Z");
const ids = ["one", "two", "three", "four", "five"];
const calls = ids.map((id, place) => bareCall(id, now - place * 1000, { recording: "unknown" }));
const sound = new Uint8Array(16_000).fill(0x40); // a second

let database: TestDatabase;
let world: Reader & { connection: Connection };
beforeAll(async () => {
  database = await testDatabase();
  setStore(database);
  world = await mirrored(database, calls, memorySource(calls), [{ start: 0, end: now + 1 }]);
});
afterAll(() => database.close());
beforeEach(() => {
  for (const name of [...processValues.keys()]) if (name.startsWith("audio-")) processValues.delete(name);
});

function upstream(file: Uint8Array) {
  const audio = audioUpstream(file, { ranges: "ignored", states: false, chunk: 500 });
  world.connection.source.openRecording = (_call, range) => audio.open(range);
  return audio;
}

const peaksOf = (id: string) => getPeaks(world, { connection: "main", id }, patient());
const stored = (id: string) => readPeaks(database, world.connection.connectionId, id);

describe("getPeaks", () => {
  it("measures a recording once, and keeps that until the call is erased", async () => {
    const { seen } = upstream(wavOf(sound));
    const expected = { state: "ready", perSecond: 10, seconds: 1, peaks: new Array(10).fill(128) };
    expect(await Promise.all([peaksOf("one"), peaksOf("one")])).toEqual([expected, expected]);
    expect(await stored("one")).toMatchObject({ perSecond: 10, seconds: 1 });
    processValues.delete("audio-measure");
    expect(await peaksOf("one")).toEqual(expected);
    expect(seen).toMatchObject({ opened: 1, running: 0 });
    await database.query("delete from calls where connection_id = $1 and id = 'one'", [
      world.connection.connectionId,
    ]);
    expect(await stored("one")).toBeUndefined();
  });

  it("has none of another format, and reads no more of it than it must", async () => {
    const { seen } = upstream(new Uint8Array(100_000).fill(0xff));
    expect(await peaksOf("two")).toEqual({
      state: "none",
      message: "Only recordings in WAV format have a wave form.",
    });
    expect(seen).toMatchObject({ bytes: 500, running: 0 });
    expect(await stored("two")).toBeUndefined();
  });

  it("says why there are none", async () => {
    world.connection.source.openRecording = () =>
      Promise.reject(new CallboardError("upstream_unavailable", "It is asleep."));
    expect(await peaksOf("three")).toEqual({ state: "none", message: "It is asleep." });
    world.connection.source.openRecording = () => Promise.resolve(undefined);
    expect(await peaksOf("four")).toMatchObject({
      state: "none",
      message: expect.stringContaining("Main has no"),
    });
  });

  it("works on one at a time, and lets its reader leave", async () => {
    const finish: (() => void)[] = [];
    world.connection.source.openRecording = async ({ id }) => {
      await new Promise<void>((resolve) => finish.push(resolve));
      return audioUpstream(wavOf(id === "four" ? sound : sound.subarray(8000)), {
        ranges: "ignored",
        states: true,
        chunk: 500,
      }).open(undefined);
    };
    const leaving = new AbortController();
    const first = getPeaks(world, { connection: "main", id: "four" }, leaving.signal);
    await expect.poll(() => finish.length).toBe(1);
    leaving.abort(new Error("left"));
    await expect(first).rejects.toThrow("left");
    const [again, second] = [peaksOf("four"), peaksOf("five")];
    await new Promise(setImmediate);
    expect(finish).toHaveLength(1);
    finish[0]?.();
    expect(await again).toMatchObject({ state: "ready", seconds: 1 });
    await expect.poll(() => finish.length).toBe(2);
    finish[1]?.();
    expect(await second).toMatchObject({ state: "ready", seconds: 0.5 });
  });

  it("knows no other connection", async () => {
    await expect(getPeaks(world, { connection: "other", id: "one" }, patient())).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
