import "server-only";
import type { Clip } from "@/lib/calls/shares";
import { CallboardError } from "../errors";
import { peekWavHeader, readBytes, skipBytes, type ByteReader } from "./byte-reader";
import { passBytes } from "./pass-bytes";
import type { OpenAudio } from "./serve-audio";
import type { WavFormat } from "./wav-header";

const codes: Record<WavFormat["encoding"], number> = {
  unsigned: 1,
  signed: 1,
  float: 3,
  "a-law": 6,
  "mu-law": 7,
};

/** Sizes of a file that was written before its length was known. */
const unknown = 0xffff_ffff;
const headerSize = 44;

function writeHeader({ encoding, channels, rate, width }: WavFormat, length: number | undefined): Uint8Array {
  const header = Buffer.alloc(headerSize);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(length === undefined ? unknown : headerSize - 8 + length, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(codes[encoding], 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * channels * width, 28);
  header.writeUInt16LE(channels * width, 32);
  header.writeUInt16LE(width * 8, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(length ?? unknown, 40);
  return header;
}

/** At most so many of the next bytes; fewer if they end. */
function limited(reader: ByteReader, most: number): ByteReader {
  let left = most;
  return {
    ...reader,
    async next() {
      const chunk = left > 0 ? await reader.next() : undefined;
      const wanted = chunk?.subarray(0, left);
      left -= wanted?.byteLength ?? 0;
      return wanted;
    },
  };
}

/**
 * The audio of a part of a call as a file of its own: no byte of the rest is in it.
 * @returns audio that ignores ranges
 * @throws CallboardError (when it is opened) `not_found` if its format cannot be cut by time
 */
export const clipAudio =
  (open: OpenAudio, { from, to }: Clip): OpenAudio =>
  async () => {
    const whole = await open(undefined);
    if (!whole) return undefined;
    const reader = readBytes(whole.body);
    const header = whole.status === 200 ? await peekWavHeader(reader) : undefined;
    if (!header) {
      await reader.cancel();
      throw new CallboardError("not_found", "Only recordings in WAV format can be shared in part.");
    }
    const { format, dataStart, dataSize } = header;
    const placeOf = (second: number) =>
      Math.min(Math.floor(second * format.rate) * format.channels * format.width, dataSize ?? Infinity);
    const length = placeOf(to) - placeOf(from);
    const stated = dataSize === undefined ? undefined : length;
    await skipBytes(reader, dataStart + placeOf(from));
    const samples = limited(reader, length);
    let isBegun = false;
    const file: ByteReader = {
      ...samples,
      next() {
        if (isBegun) return samples.next();
        isBegun = true;
        return Promise.resolve(writeHeader(format, stated));
      },
    };
    const size = stated === undefined ? undefined : headerSize + stated;
    const body = passBytes(file, size, () => undefined);
    return { status: 200, type: "audio/wav", first: 0, last: undefined, size, etag: undefined, body };
  };
