import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import type { ByteReader } from "./byte-reader";
import { peekWavHeader, skipBytes } from "./byte-reader";
import { sampleReader } from "./samples";
import type { WavFormat } from "./wav-header";

/** How loud a recording is over its time. */
export interface Peaks {
  /** The loudest sample of each stretch, 0 (silence) to 255. */
  peaks: Uint8Array;
  /** Stretches in a second. */
  perSecond: number;
  /** Length of the recording. */
  seconds: number;
}

/** Stretches in a second of a recording of up to an hour; a longer one has fewer. */
const finest = 10;
const most = 36_000;

/** Bytes that are looked at until others in this process get their turn: about 5 ms. */
const breath = 1024 * 1024;

/** A list of peaks that stays short: when it is full, neighbours are joined. */
function createPeakList(rate: number) {
  const peaks = new Uint8Array(most);
  let framesEach = Math.max(1, Math.round(rate / finest));
  let [count, frames, loudest] = [0, 0, 0];

  function close(): void {
    if (count === most) {
      count = most / 2;
      for (let at = 0; at < count; at += 1) {
        peaks[at] = Math.max(peaks[2 * at] ?? 0, peaks[2 * at + 1] ?? 0);
      }
      framesEach *= 2;
      if (frames < framesEach) return; // the stretch is only half of one by now
    }
    peaks[count] = Math.min(255, Math.ceil(loudest * 255));
    count += 1;
    [frames, loudest] = [0, 0];
  }

  return {
    /** Takes a frame: the loudest of its samples. */
    add(sample: number): void {
      if (sample > loudest) loudest = sample;
      frames += 1;
      if (frames >= framesEach) close();
    },
    end(): Pick<Peaks, "peaks" | "perSecond"> {
      if (frames > 0) close();
      return { peaks: peaks.slice(0, count), perSecond: rate / framesEach };
    },
  };
}

/** Gives whole frames to `list`. @returns the bytes of the frame that is not complete */
function addFrames(
  bytes: Uint8Array,
  format: WavFormat,
  list: ReturnType<typeof createPeakList>,
): Uint8Array {
  const { channels, width } = format;
  const read = sampleReader(format);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frame = channels * width;
  const end = bytes.byteLength - (bytes.byteLength % frame);
  for (let at = 0; at < end; at += frame) {
    let loudest = 0;
    for (let channel = 0; channel < channels; channel += 1) {
      loudest = Math.max(loudest, Math.abs(read(view, at + channel * width)));
    }
    list.add(Number.isNaN(loudest) ? 0 : loudest);
  }
  return bytes.subarray(end);
}

/**
 * Reads a WAV to its end and measures how loud it is, without keeping it. Other formats have no peaks: to decode them
 * takes a decoder and far more time.
 * @returns undefined for audio that is not a WAV with samples that we read
 */
export async function measurePeaks(reader: ByteReader): Promise<Peaks | undefined> {
  const header = await peekWavHeader(reader);
  if (!header) {
    await reader.cancel("no WAV");
    return undefined;
  }
  const { format, dataStart, dataSize = Number.POSITIVE_INFINITY } = header;
  await skipBytes(reader, dataStart);
  const list = createPeakList(format.rate);
  let rest: Uint8Array = new Uint8Array();
  let [bytes, looked] = [0, 0];
  while (bytes < dataSize) {
    const chunk = await reader.next();
    if (!chunk) break;
    // A piece at a time, however large the chunk is.
    if (chunk.byteLength > breath) reader.unread(chunk.subarray(breath));
    const piece = chunk.subarray(0, Math.min(breath, dataSize - bytes));
    bytes += piece.byteLength;
    looked += piece.byteLength;
    rest = addFrames(rest.byteLength > 0 ? Buffer.concat([rest, piece]) : piece, format, list);
    if (looked < breath) continue;
    looked = 0;
    await breathe();
  }
  await reader.cancel("complete");
  const frames = Math.floor(bytes / (format.channels * format.width));
  return { ...list.end(), seconds: frames / format.rate };
}
