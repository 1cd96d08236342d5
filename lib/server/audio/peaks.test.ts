import { describe, expect, it } from "vitest";
import { readBytes } from "./byte-reader";
import { measurePeaks } from "./peaks";
import { wavOf } from "./testing/wav";

/** A body in chunks of some bytes. */
function bodyOf(file: Uint8Array, chunk: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= file.byteLength) return controller.close();
      controller.enqueue(file.slice(at, (at += chunk)));
    },
  });
}

const measure = (file: Uint8Array, chunk = 1000) => measurePeaks(readBytes(bodyOf(file, chunk)));

/** Samples of half a second of silence, half a second at a half and one second at full loudness. */
function samples(rate: number, write: (value: number) => number[], channels = 1): Uint8Array {
  const value = (frame: number) => (frame < rate / 2 ? 0 : frame < rate ? 0.5 : frame % 2 ? -1 : 1);
  const frames = Array.from({ length: 2 * rate }, (_, frame) => value(frame));
  return Uint8Array.from(
    frames.flatMap((each) => Array.from({ length: channels }, () => write(each)).flat()),
  );
}

function written(bytes: number, write: (view: DataView, value: number) => void) {
  return (value: number): number[] => {
    const view = new DataView(new ArrayBuffer(bytes));
    write(view, value);
    return [...new Uint8Array(view.buffer)];
  };
}

const whole = (bits: number) => (value: number) => Math.round(value * (2 ** (bits - 1) - 1));
const pcm16 = written(2, (view, value) => view.setInt16(0, whole(16)(value), true));
const formats = {
  "8 bit": { bits: 8, write: (value: number) => [Math.round(128 + value * 127)] },
  "16 bit": { bits: 16, write: pcm16 },
  "16 bit, stereo": { bits: 16, channels: 2, write: pcm16 },
  "16 bit, extensible": { code: 0xfffe, bits: 16, write: pcm16 },
  "24 bit": {
    bits: 24,
    write: (value: number) =>
      written(4, (view, each) => view.setInt32(0, whole(24)(each), true))(value).slice(0, 3),
  },
  "32 bit": { bits: 32, write: written(4, (view, value) => view.setInt32(0, whole(32)(value), true)) },
  float: { code: 3, bits: 32, write: written(4, (view, value) => view.setFloat32(0, value, true)) },
  double: { code: 3, bits: 64, write: written(8, (view, value) => view.setFloat64(0, value, true)) },
  // The bytes of silence, a half, and full loudness in both directions (G.711).
  "mu-law": {
    code: 7,
    bits: 8,
    write: (value: number) => [value === 0 ? 0xff : value === 0.5 ? 0x8f : value > 0 ? 0x80 : 0x00],
  },
  "A-law": {
    code: 6,
    bits: 8,
    write: (value: number) => [value === 0 ? 0xd5 : value === 0.5 ? 0xba : value > 0 ? 0xaa : 0x2a],
  },
};

describe("measurePeaks", () => {
  it.each(Object.entries(formats))("measures a WAV of %s", async (_name, { write, ...options }) => {
    const channels = "channels" in options ? options.channels : 1;
    const file = wavOf(samples(800, write, channels), {
      ...options,
      channels,
      rate: 800,
      before: 33,
      after: 5,
    });
    for (const chunk of [1, 7, 5000]) {
      const found = await measure(file, chunk);
      expect([found?.seconds, found?.perSecond, found?.peaks.length]).toEqual([2, 10, 20]);
      const [silence, half, loud] = [found?.peaks[0], found?.peaks[7], found?.peaks[15]];
      expect(silence).toBeLessThanOrEqual(1);
      expect(Math.abs((half ?? 0) - 128)).toBeLessThanOrEqual(8);
      expect(loud).toBeGreaterThanOrEqual(250);
    }
  });

  it("reads to the end of a file that does not state its length", async () => {
    const file = wavOf(samples(800, pcm16), { rate: 800, sizes: "unknown" });
    expect(await measure(file)).toMatchObject({ seconds: 2, perSecond: 10 });
  });

  it("measures what came of a file that was cut off", async () => {
    const file = wavOf(samples(800, pcm16), { rate: 800 });
    expect(await measure(file.slice(0, file.byteLength - 1601))).toMatchObject({ seconds: 0.99875 });
  });

  it.each([
    ["an MP3", new Uint8Array([0xff, 0xfb, 0x90, 0x44, ...new Uint8Array(3000)])],
    ["nothing", new Uint8Array()],
    ["half a header", wavOf(new Uint8Array(10)).slice(0, 20)],
    ["a format that we do not read", wavOf(new Uint8Array(10), { code: 0x55 })],
    ["no channel", wavOf(new Uint8Array(10), { channels: 0 })],
    ["no rate", wavOf(new Uint8Array(10), { rate: 0 })],
  ])("has none of %s", async (_name, file) => {
    expect(await measure(file, 7)).toBeUndefined();
  });

  it("takes a value that is not a number for silence", async () => {
    const odd = written(4, (view) => view.setFloat32(0, Number.NaN, true));
    const found = await measure(wavOf(samples(100, odd), { code: 3, bits: 32, rate: 100 }));
    expect(found?.peaks.every((peak) => peak === 0)).toBe(true);
  });

  it("joins the peaks of a recording of several hours, and keeps no more of it than a chunk", async () => {
    const [rate, hours] = [100, 2.5];
    const header = wavOf(new Uint8Array(), { rate, sizes: "unknown" });
    const chunk = new Uint8Array(rate * 2 * 60); // a minute of 16 bits
    let [minute, made, taken, ahead] = [0, 0, 0, 0];
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (minute === hours * 60) return controller.close();
          const sound = minute === 0 ? Buffer.concat([header, chunk]) : new Uint8Array(chunk);
          if (minute === 149) sound.fill(0x7f);
          minute += 1;
          made += sound.byteLength;
          controller.enqueue(sound);
        },
      },
      { highWaterMark: 0 },
    );
    const reader = readBytes(body);
    const next = reader.next;
    reader.next = async () => {
      ahead = Math.max(ahead, made - taken);
      const bytes = await next();
      taken += bytes?.byteLength ?? 0;
      return bytes;
    };
    const found = await measurePeaks(reader);
    expect(found).toMatchObject({ seconds: hours * 3600, perSecond: 2.5 });
    expect(found?.peaks).toHaveLength(hours * 3600 * 2.5);
    expect([found?.peaks.at(0), found?.peaks.at(-1)]).toEqual([0, 254]);
    expect(ahead).toBeLessThanOrEqual(2 * chunk.byteLength);
  });
});
