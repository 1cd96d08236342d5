/** Samples per second; 16 bits each, one channel: what real recordings measure (contract 3). */
const sampleRate = 8000;

/** Bytes before the first sample. */
const headerBytes = 44;

/** A stretch of sound: seconds from the start, and who speaks. */
export interface Burst {
  speaker: "agent" | "user";
  start: number;
  end: number;
}

/** The size in bytes of a recording of `seconds`. */
export function waveBytes(seconds: number): number {
  return headerBytes + Math.round(seconds * sampleRate) * 2;
}

/** What is heard, again and again after `period` seconds. */
interface Sound {
  bursts: readonly Burst[];
  period: number;
}

/**
 * Streams bytes `from` (inclusive) to `to` (exclusive) of a WAV file in which each burst is a soft tone,
 * lower for the caller. Every sample follows from its place, so that any part can be had by itself.
 */
export function waveStream(sound: Sound, seconds: number, from: number, to: number): ReadableStream {
  const header = waveHeader(seconds);
  let at = from;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= to) return controller.close();
      const end = at < headerBytes ? Math.min(headerBytes, to) : Math.min(at + 32_768, to);
      controller.enqueue(at < headerBytes ? header.subarray(at, end) : samples(sound, at, end));
      at = end;
    },
  });
}

function waveHeader(seconds: number): Uint8Array {
  const data = waveBytes(seconds) - headerBytes;
  const view = new DataView(new ArrayBuffer(headerBytes));
  const label = (offset: number, text: string): void => {
    for (let index = 0; index < text.length; index += 1)
      view.setUint8(offset + index, text.charCodeAt(index));
  };
  label(0, "RIFF");
  view.setUint32(4, 36 + data, true);
  label(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  label(36, "data");
  view.setUint32(40, data, true);
  return new Uint8Array(view.buffer);
}

function samples({ bursts, period }: Sound, from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(to - from);
  const perPeriod = Math.max(1, Math.round(period * sampleRate));
  let burst = 0;
  let before = -1;
  for (let offset = from; offset < to; offset += 1) {
    const place = offset - headerBytes;
    const time = ((place >> 1) % perPeriod) / sampleRate;
    if (time < before) burst = 0;
    before = time;
    while (burst < bursts.length && (bursts[burst]?.end ?? 0) <= time) burst += 1;
    const value = loudness(bursts[burst], time);
    bytes[offset - from] = (place & 1) === 0 ? value & 0xff : (value >> 8) & 0xff;
  }
  return bytes;
}

/** Syllables of a warm tone: a fundamental and a quiet octave, swelling about four times a second. */
function loudness(burst: Burst | undefined, time: number): number {
  if (burst === undefined || time < burst.start) return 0;
  const inside = time - burst.start;
  const edge = Math.min(1, inside / 0.06, (burst.end - time) / 0.06);
  const pitch = burst.speaker === "agent" ? 262 : 196;
  const syllable = Math.sin(Math.PI * inside * 3.7) ** 2;
  const turn = 2 * Math.PI * pitch * inside;
  const tone = Math.sin(turn) * 0.8 + Math.sin(turn * 2) * 0.15;
  return Math.round(tone * syllable * edge * 5200);
}
