import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { processValues } from "../per-process";
import { parseRange, resolveRange } from "./byte-range";
import { serveAudio } from "./serve-audio";
import { knownSize } from "./sizes";
import { audioUpstream, type Manners } from "./testing/upstream";
import { wavOf } from "./testing/wav";

beforeEach(() => void processValues.delete("audio-sizes"));

const limits = { bytes: 1_000_000, time: 5_000 };
const file = wavOf(
  Uint8Array.from({ length: 300 }, (_, place) => place % 251),
  { after: 7 },
);

interface Asked {
  range?: string | undefined;
  ifRange?: string | undefined;
}

const ask = (open: Parameters<typeof serveAudio>[0]["open"], { range, ifRange }: Asked = {}) =>
  serveAudio({ open, range, ifRange, size: knownSize("1/call", limits) });

async function read(response: Response | undefined) {
  if (!response) throw new Error("There is no answer.");
  const { status, headers } = response;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status, bytes, part: headers.get("content-range"), length: headers.get("content-length") };
}

const manners = (change: Partial<Manners> = {}): Manners => ({
  ranges: "honoured",
  states: true,
  chunk: 64,
  ...change,
});

const anyManners = fc.record({
  ranges: fc.constantFrom("honoured", "ignored", "shortened", "moved"),
  states: fc.boolean(),
  chunk: fc.integer({ min: 1, max: 500 }),
}) satisfies fc.Arbitrary<Manners>;

const place = fc.integer({ min: 0, max: 500 });
const anyRange = fc.oneof(
  fc.tuple(place, place).map(([first, last]) => `bytes=${first}-${last}`),
  place.map((first) => `bytes=${first}-`),
  place.map((suffix) => `bytes=-${suffix}`),
  fc.constantFrom("bytes=0-1,5-6", "items=0-1", "bytes=-", "bytes=x"),
);
const anyFile = fc
  .tuple(fc.uint8Array({ maxLength: 400 }), fc.constantFrom("wav", "unknown size", "other", "cut"))
  .map(([bytes, kind]) => {
    if (kind === "other") return bytes;
    if (kind === "cut") return wavOf(bytes).slice(0, 30);
    return wavOf(bytes, { sizes: kind === "wav" ? "true" : "unknown" });
  });

describe("serveAudio", () => {
  it("gives the bytes of any range, whatever the upstream does with ranges and sizes", async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, anyManners, anyRange, async (bytes, how, header) => {
        processValues.delete("audio-sizes");
        const { open, seen } = audioUpstream(bytes, how);
        const asked = parseRange(header);
        const range = asked && resolveRange(asked, bytes.byteLength);
        const answer = await read(await ask(open, { range: header }));
        expect(seen.running).toBe(0);
        if (!asked) {
          expect(answer).toMatchObject({ status: 200, part: null });
          expect(answer.bytes).toEqual(bytes);
        } else if (!range) {
          expect(answer.status).toBe(416);
          expect([`bytes */${bytes.byteLength}`, null]).toContain(answer.part);
        } else {
          expect(answer.status).toBe(206);
          const [, first, last, size] =
            /^bytes (\d+)-(\d+)\/(\d+)$/.exec(answer.part ?? "")?.map(Number) ?? [];
          expect([first, size]).toEqual([range.first, bytes.byteLength]);
          if (how.ranges !== "shortened") expect(last).toBe(range.last);
          expect(answer.bytes).toEqual(bytes.slice(range.first, (last ?? 0) + 1));
          expect(answer.length).toBe(String(answer.bytes.byteLength));
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("says the size of the whole, and that parts can be had", async () => {
    const response = await ask(audioUpstream(file, manners()).open);
    expect(Object.fromEntries(response?.headers ?? [])).toEqual({
      "content-type": "audio/x-wav",
      "content-length": String(file.byteLength),
      "accept-ranges": "bytes",
    });
    expect((await read(response)).bytes).toEqual(file);
  });

  it("takes the size from the header of a WAV, without reading on", async () => {
    const { open, seen } = audioUpstream(file, manners({ ranges: "ignored", states: false, chunk: 50 }));
    const response = await ask(open, { range: "bytes=0-" });
    expect(response?.headers.get("content-range")).toBe(`bytes 0-${file.byteLength - 1}/${file.byteLength}`);
    expect(seen).toMatchObject({ opened: 1, bytes: 50 });
    await response?.body?.cancel();
    expect(seen.cancelled).toBe(1);
  });

  it("finds out that a header states too much", async () => {
    const bytes = wavOf(new Uint8Array(500), { sizes: "too large" });
    const { open } = audioUpstream(bytes, manners({ ranges: "ignored", states: false }));
    await expect(read(await ask(open, { range: "bytes=0-" }))).rejects.toThrow();
    expect(await read(await ask(open, { range: "bytes=0-" }))).toMatchObject({ status: 206, bytes });
    processValues.delete("audio-sizes");
    const beyond = await ask(open, { range: `bytes=${bytes.byteLength + 5}-` });
    expect(await read(beyond)).toMatchObject({ status: 416, part: `bytes */${bytes.byteLength}` });
  });

  it("counts a file that does not state its size once", async () => {
    const unknown = wavOf(new Uint8Array(200).fill(3), { sizes: "unknown" });
    const { open, seen } = audioUpstream(unknown, manners({ ranges: "ignored", states: false }));
    const total = `/${unknown.byteLength}`;
    expect((await read(await ask(open, { range: "bytes=100-109" }))).part).toBe(`bytes 100-109${total}`);
    const { opened } = seen;
    expect((await read(await ask(open, { range: "bytes=-1" }))).part).toContain(total);
    expect(seen.opened).toBe(opened + 1);
  });

  it("plays what is too long to be counted as a whole, and tries that once", async () => {
    const { open, seen } = audioUpstream(
      new Uint8Array(5_000),
      manners({ ranges: "ignored", states: false }),
    );
    const short = { ...limits, bytes: 1_000 };
    const once = () =>
      serveAudio({ open, range: "bytes=10-19", ifRange: undefined, size: knownSize("1/long", short) });
    const first = await once();
    expect([first?.status, first?.headers.has("accept-ranges")]).toEqual([200, false]);
    expect((await read(first)).bytes).toHaveLength(5_000);
    processValues.delete("audio-sizes");
    await (await once())?.body?.cancel();
    const { opened } = seen;
    await (await once())?.body?.cancel();
    expect(seen.opened - opened).toBeLessThanOrEqual(2);
  });

  it("reads no further than the part, and no faster than its client", async () => {
    const { open, seen } = audioUpstream(file, manners({ ranges: "ignored", chunk: 10 }));
    const response = await ask(open, { range: "bytes=20-49" });
    expect(seen.bytes).toBe(30);
    expect((await read(response)).bytes).toEqual(file.slice(20, 50));
    expect(seen).toMatchObject({ bytes: 50, cancelled: 1 });
  });

  it("gives a part only of the file that the client knows", async () => {
    const tagged = audioUpstream(file, manners({ etag: '"one"' })).open;
    const range = "bytes=5-9";
    expect((await read(await ask(tagged, { range, ifRange: '"one"' }))).status).toBe(206);
    expect((await read(await ask(tagged, { range, ifRange: '"two"' }))).status).toBe(200);
    const untagged = audioUpstream(file, manners()).open;
    expect(
      (await read(await ask(untagged, { range, ifRange: "Wed, 21 Oct 2026 07:28:00 GMT" }))).status,
    ).toBe(200);
  });

  it("fails if the audio is shorter than its upstream said", async () => {
    const { open } = audioUpstream(file.slice(0, 100), manners({ ranges: "ignored" }));
    const lying: typeof open = async (range) => {
      const recording = await open(range);
      return recording && { ...recording, size: 200 };
    };
    await expect(ask(lying, { range: "bytes=150-" })).rejects.toMatchObject({ code: "upstream_unavailable" });
    await expect(read(await ask(lying, { range: "bytes=50-" }))).rejects.toThrow();
    await expect(read(await ask(lying))).rejects.toThrow();
  });

  it("learns no size from a client that leaves", async () => {
    const { open } = audioUpstream(file, manners({ ranges: "ignored", states: false }));
    let begun = 0;
    const slow: typeof open = async (range) => {
      const recording = await open(range);
      if (!recording) return undefined;
      const reader = recording.body.getReader();
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          begun += 1;
          if (begun > 2) return new Promise(() => undefined);
          const { value } = await reader.read();
          if (value) controller.enqueue(value);
        },
        cancel: (reason) => reader.cancel(reason),
      });
      return { ...recording, body };
    };
    const leaving = (await ask(slow, { range: "bytes=0-" }))?.body?.getReader();
    await leaving?.read();
    await leaving?.read();
    const pending = leaving?.read();
    await leaving?.cancel();
    await pending;
    expect(knownSize("1/call").counted()).toBeUndefined();
  });

  it("has no answer where there is no audio", async () => {
    expect(await ask(() => Promise.resolve(undefined), { range: "bytes=0-" })).toBeUndefined();
  });
});
