import fc from "fast-check";
import { expect, it } from "vitest";
import { clipAudio } from "./clip-audio";
import { serveAudio } from "./serve-audio";
import { knownSize } from "./sizes";
import { audioUpstream } from "./testing/upstream";
import { wavOf } from "./testing/wav";
import { readWavHeader } from "./wav-header";

const rate = 100;
/** Ten seconds, each sample of a second with the number of the second. */
const samplesOf = (channels: number) =>
  Uint8Array.from({ length: 10 * rate * channels }, (_, place) => 1 + Math.floor(place / (rate * channels)));

it("holds the samples of the part alone, with and without ranges, whatever the header says", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        from: fc.integer({ min: 0, max: 12 }),
        length: fc.integer({ min: 1, max: 6 }),
        channels: fc.constantFrom(1, 2),
        sizes: fc.constantFrom("true" as const, "unknown" as const),
        chunk: fc.constantFrom(7, 64, 5_000),
        ranges: fc.constantFrom("honoured" as const, "ignored" as const),
      }),
      async ({ from, length, channels, sizes, chunk, ranges }) => {
        const file = wavOf(samplesOf(channels), {
          rate,
          bits: 8,
          channels,
          sizes,
          before: 9,
          after: sizes === "true" ? 8 : 0,
        });
        const { open } = audioUpstream(file, { ranges, states: true, chunk });
        const clipped = clipAudio(open, { from, to: from + length });
        const key = JSON.stringify([from, length, channels, sizes]);
        const response = await serveAudio({
          open: clipped,
          range: undefined,
          ifRange: undefined,
          size: knownSize(key),
        });
        const bytes = new Uint8Array((await response?.arrayBuffer()) ?? []);
        const seconds = new Set(bytes.slice(44));
        const expected = Array.from({ length }, (_, at) => from + at + 1).filter((second) => second <= 10);
        expect([...seconds]).toEqual(expected);
        expect(bytes.length - 44).toBe(expected.length * rate * channels);
        expect(readWavHeader(bytes)).toMatchObject({ format: { channels, rate, width: 1 }, dataStart: 44 });
        if (expected.length === 0 || sizes === "unknown") return;
        const part = await serveAudio({
          open: clipped,
          range: "bytes=50-59",
          ifRange: undefined,
          size: knownSize(key),
        });
        expect([part?.status, new Uint8Array((await part?.arrayBuffer()) ?? [])]).toEqual([
          206,
          bytes.slice(50, 60),
        ]);
      },
    ),
  );
});

it.each([new Uint8Array(300), new TextEncoder().encode("ID3 some other audio")])(
  "refuses what it cannot cut",
  async (file) => {
    const { open, seen } = audioUpstream(file, { ranges: "honoured", states: true, chunk: 64 });
    await expect(clipAudio(open, { from: 1, to: 2 })(undefined)).rejects.toMatchObject({ code: "not_found" });
    expect(seen.running).toBe(0);
  },
);
