import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { serve, type Served } from "@/lib/sandbox/serve";
import { systemClock } from "../http/clock";
import type { Recording } from "../source";
import { relay } from "../http/streams";
import { createFakeClock } from "../testing/fake-clock";
import { toRecording } from "../http/recording";
import { createHighLevelSource, type HighLevelSource } from "./source";

const sandbox = createHighLevelSandbox({ calls: 300, rateLimit: null });
const never = new AbortController().signal;
let served: Served;
let source: HighLevelSource;
let recorded = "";
let whole: Uint8Array;

const bytesOf = async (recording: Recording | undefined) =>
  new Uint8Array(await new Response(recording?.body ?? null).arrayBuffer());
const told = ({ status, headers }: Recording) => ({ status, ...Object.fromEntries(headers) });

beforeAll(async () => {
  served = await serve(sandbox.fetch);
  const { token, locationId } = sandbox;
  source = createHighLevelSource({ slug: "demo", baseUrl: served.url, token, locationId, apiVersion: "v3" });
  for (const row of sandbox.rows()) {
    if (row.messageId === undefined || row.duration === 0 || row.duration > 60) continue;
    const recording = await source.openRecording({ id: row.id }, undefined, never);
    if (!recording) continue;
    recorded = row.id;
    whole = await bytesOf(recording);
    return;
  }
});
afterAll(() => served.close());

describe("openRecording", () => {
  it("passes the audio on with its own headers only", async () => {
    const recording = await source.openRecording({ id: recorded }, undefined, never);
    if (!recording) throw new Error("no recording");
    expect(told(recording)).toEqual({
      status: 200,
      "content-type": "audio/x-wav",
      "content-length": String(whole.byteLength),
      "accept-ranges": "bytes",
    });
    await recording.body.cancel();
  });

  it.each([true, false])(
    "gives the bytes that a player asks for, whether the upstream can (%s)",
    async (ranges) => {
      sandbox.control({ ranges });
      const size = whole.byteLength;
      for (const [range, first, last] of [
        ["bytes=0-", 0, size - 1],
        ["bytes=1000-1999", 1000, 1999],
        ["bytes=-500", size - 500, size - 1],
      ] as const) {
        const recording = await source.openRecording({ id: recorded }, range, never);
        if (!recording) throw new Error("no recording");
        expect(told(recording)).toMatchObject({
          status: 206,
          "content-range": `bytes ${first}-${last}/${size}`,
          "content-length": String(last - first + 1),
        });
        expect(await bytesOf(recording)).toEqual(whole.slice(first, last + 1));
      }
      const beyond = await source.openRecording({ id: recorded }, `bytes=${size}-`, never);
      expect(beyond && told(beyond)).toMatchObject({ status: 416, "content-range": `bytes */${size}` });
      sandbox.control({ ranges: true });
    },
  );

  it("ignores a range that it does not know", async () => {
    for (const range of ["bytes=0-1,5-6", "items=0-1", "bytes=x"]) {
      const recording = await source.openRecording({ id: recorded }, range, never);
      expect(recording?.status).toBe(200);
      await recording?.body.cancel();
    }
  });

  it("knows calls without one", async () => {
    const web = [...sandbox.rows()].find((row) => row.messageId === undefined);
    expect(await source.openRecording({ id: web?.id ?? "" }, undefined, never)).toBeUndefined();
  });

  it("names the scope that the token lacks", async () => {
    const scopes = sandbox.state().scopes;
    sandbox.control({ scopes: ["voice-ai-dashboard.readonly"] });
    await expect(source.openRecording({ id: recorded }, undefined, never)).rejects.toMatchObject({
      code: "upstream_forbidden",
      message: expect.stringContaining("conversations/message.readonly"),
    });
    sandbox.control({ scopes });
  });
});

describe("toRecording", () => {
  const upstream = { name: "HighLevel", settings: { address: "A", all: "A and B" } };
  const options = { upstream, range: undefined, signal: never, clock: systemClock, stall: 1000 };

  it("takes no page for audio, and names no other type", () => {
    const page = new Response("<html>", { headers: { "content-type": "text/html" } });
    expect(() => toRecording(page, options)).toThrow(expect.objectContaining({ code: "upstream_malformed" }));
    const odd = new Response("RIFF", { headers: { "content-type": "image/svg+xml", "set-cookie": "a=b" } });
    expect(told(toRecording(odd, options))).toEqual({
      status: 200,
      "content-type": "application/octet-stream",
    });
  });
});

describe("relay", () => {
  function upstream(chunks: number) {
    const seen: { cancelled?: unknown; pulled: number } = { pulled: 0 };
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          seen.pulled += 1;
          if (seen.pulled <= chunks) controller.enqueue(new Uint8Array(10).fill(seen.pulled));
        },
        cancel: (reason) => void (seen.cancelled = reason),
      },
      { highWaterMark: 0 },
    );
    return { body, seen };
  }

  it("asks for no more than its reader, and tells the upstream when that one leaves", async () => {
    const { body, seen } = upstream(9);
    const reader = relay(body, { clock: createFakeClock(), stall: 1000, signal: never }).getReader();
    await reader.read();
    expect(seen.pulled).toBe(1);
    await reader.cancel("seeking");
    expect(seen.cancelled).toBe("seeking");
  });

  it("stops when its signal aborts", async () => {
    const { body, seen } = upstream(1);
    const controller = new AbortController();
    const reader = relay(body, {
      clock: createFakeClock(),
      stall: 1000,
      signal: controller.signal,
    }).getReader();
    await reader.read();
    const next = reader.read();
    controller.abort("went away");
    await expect(next).rejects.toBe("went away");
    expect(seen.cancelled).toBe("went away");
  });

  it("ends when the upstream falls silent, but not while nobody listens", async () => {
    const { body, seen } = upstream(1);
    const clock = createFakeClock();
    const reader = relay(body, { clock, stall: 1000, signal: never }).getReader();
    await clock.advance(60_000);
    expect((await reader.read()).value).toHaveLength(10);
    await clock.advance(60_000);
    await expect(clock.settle(reader.read())).rejects.toMatchObject({ name: "TimedOut" });
    expect(seen.cancelled).toBeDefined();
  });

  it("leaves the rest of the upstream's body once it has the range", async () => {
    const { body, seen } = upstream(100);
    const range = { first: 15, last: 24 };
    const passed = await bytesOf({
      status: 206,
      headers: new Headers(),
      body: relay(body, { clock: createFakeClock(), stall: 1000, signal: never, range }),
    });
    expect([...passed]).toEqual([2, 2, 2, 2, 2, 3, 3, 3, 3, 3]);
    expect(seen).toMatchObject({ pulled: 3, cancelled: "complete" });
  });
});
