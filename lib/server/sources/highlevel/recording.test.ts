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
const told = ({ body: _, ...recording }: Recording) => recording;

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
  it("says what the upstream says of the audio", async () => {
    const recording = await source.openRecording({ id: recorded }, undefined, never);
    if (!recording) throw new Error("no recording");
    const size = whole.byteLength;
    expect(told(recording)).toEqual({
      status: 200,
      type: "audio/x-wav",
      first: 0,
      last: undefined,
      size,
      etag: undefined,
    });
    await recording.body.cancel();
  });

  it("passes a range on, which the upstream may ignore", async () => {
    const size = whole.byteLength;
    const part = await source.openRecording({ id: recorded }, "bytes=1000-1999", never);
    expect(part && told(part)).toMatchObject({ status: 206, first: 1000, last: 1999, size });
    expect(await bytesOf(part)).toEqual(whole.slice(1000, 2000));
    const beyond = await source.openRecording({ id: recorded }, `bytes=${size}-`, never);
    expect(beyond && told(beyond)).toMatchObject({ status: 416, size });
    sandbox.control({ ranges: false, lengths: false });
    const ignored = await source.openRecording({ id: recorded }, "bytes=1000-1999", never);
    expect(ignored && told(ignored)).toMatchObject({ status: 200, first: 0, size: undefined });
    expect(await bytesOf(ignored)).toEqual(whole);
    sandbox.control({ ranges: true, lengths: true });
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
  const options = { upstream, signal: never, clock: systemClock, stall: 1000 };

  it("takes no page for audio, and names no other type", () => {
    const page = new Response("<html>", { headers: { "content-type": "text/html" } });
    expect(() => toRecording(page, options)).toThrow(expect.objectContaining({ code: "upstream_malformed" }));
    const odd = new Response("RIFF", { headers: { "content-type": "image/svg+xml", "set-cookie": "a=b" } });
    expect(toRecording(odd, options)).toMatchObject({ status: 200, type: "application/octet-stream" });
  });

  it("believes no size that no recording has", () => {
    const audio = { "content-type": "audio/wav" };
    const large = new Response("RIFF", { headers: { ...audio, "content-length": "100000000000000" } });
    expect(() => toRecording(large, options)).toThrow(
      expect.objectContaining({ code: "upstream_malformed" }),
    );
    const part = { ...audio, "content-range": "bytes 0-3/100000000000000" };
    expect(() => toRecording(new Response("RIFF", { status: 206, headers: part }), options)).toThrow(
      expect.objectContaining({ code: "upstream_malformed" }),
    );
  });

  it.each(["bytes 5-3/10", "bytes 0-9/9", "bytes */9", "items 0-1/2", ""])(
    "takes no part for audio that says %j of itself",
    (range) => {
      const headers = { "content-type": "audio/wav", "content-range": range };
      expect(() => toRecording(new Response("RIFF", { status: 206, headers }), options)).toThrow(
        expect.objectContaining({ code: "upstream_malformed" }),
      );
    },
  );

  it("says that a recording is not ready", () => {
    const later = new Response("{}", { status: 202, headers: { "content-type": "application/json" } });
    expect(() => toRecording(later, options)).toThrow(
      expect.objectContaining({ code: "upstream_unavailable", retryAfter: 60 }),
    );
  });

  it("keeps a strong entity tag only", () => {
    const tagged = (etag: string) =>
      toRecording(new Response("RIFF", { headers: { "content-type": "audio/wav", etag } }), options).etag;
    expect([tagged('"a1"'), tagged('W/"a1"'), tagged("a1"), tagged('"a"b"')]).toEqual([
      '"a1"',
      undefined,
      undefined,
      undefined,
    ]);
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
    const silent = new AbortController();
    const waiting = relay(new ReadableStream<Uint8Array>({}, { highWaterMark: 0 }), {
      clock: createFakeClock(),
      stall: 1000,
      signal: silent.signal,
    });
    const ended = waiting.getReader().read();
    await Promise.resolve();
    silent.abort("left");
    await expect(ended).rejects.toBe("left");
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
});
