import "server-only";

/** How the samples of a WAV are written. */
export interface WavFormat {
  encoding: "unsigned" | "signed" | "float" | "a-law" | "mu-law";
  channels: number;
  /** Samples per second and channel. */
  rate: number;
  /** Bytes of one sample of one channel. */
  width: number;
}

export interface WavHeader {
  format: WavFormat;
  /** Place of the first sample, in bytes. */
  dataStart: number;
  /** Bytes of all samples; undefined if the file was written before its length was known. */
  dataSize: number | undefined;
  /** Bytes of the whole file, as it states them. */
  fileSize: number | undefined;
}

/** Headers are shorter than this; a file whose samples begin later is not read. */
export const longestHeader = 65_536;

/** Sizes from here on are what programs write that do not know the size yet: 0x7FFFF000, 0xFFFFFFFF and the like. */
const placeholder = 0x7fff_0000;

const codes: Record<number, "pcm" | "float" | "a-law" | "mu-law"> = {
  1: "pcm",
  3: "float",
  6: "a-law",
  7: "mu-law",
};
/** The code stands in the extension. */
const extensible = 0xfffe;

function readFormat(chunk: DataView): WavFormat | undefined {
  if (chunk.byteLength < 16) return undefined;
  const stated = chunk.getUint16(0, true);
  const code = stated === extensible && chunk.byteLength >= 26 ? chunk.getUint16(24, true) : stated;
  const [channels, rate, bits] = [
    chunk.getUint16(2, true),
    chunk.getUint32(4, true),
    chunk.getUint16(14, true),
  ];
  const kind = codes[code];
  const width = bits / 8;
  const widths = kind === "pcm" ? [1, 2, 3, 4] : kind === "float" ? [4, 8] : [1];
  if (kind === undefined || !widths.includes(width)) return undefined;
  if (channels < 1 || channels > 32 || rate < 1 || rate > 768_000) return undefined;
  const encoding = kind !== "pcm" ? kind : width === 1 ? "unsigned" : "signed";
  return { encoding, channels, rate, width };
}

/**
 * Reads the header of a WAV from its first bytes. "more" if they end before the samples begin; undefined if this is no
 * WAV, or one whose samples are written in another way.
 */
export function readWavHeader(bytes: Uint8Array): WavHeader | "more" | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const label = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (!"RIFF".startsWith(label(0)) || !"WAVE".startsWith(label(8))) return undefined;
  let format: WavFormat | undefined;
  for (let at = 12; at + 8 <= bytes.byteLength;) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (label(at) === "data") {
      return format && { format, dataStart: body, ...sizesOf(view.getUint32(4, true) + 8, body, size) };
    }
    const end = Math.min(body + size, bytes.byteLength);
    if (label(at) === "fmt " && body + Math.min(size, 40) <= bytes.byteLength) {
      format = readFormat(new DataView(view.buffer, view.byteOffset + body, end - body));
      if (!format) return undefined;
    }
    at = body + size + (size % 2);
  }
  return bytes.byteLength < longestHeader ? "more" : undefined;
}

/** The sizes that a header states, as far as they can be true. */
function sizesOf(fileSize: number, dataStart: number, dataSize: number) {
  const isKnown = dataSize > 0 && dataSize < placeholder;
  const isWhole = isKnown && fileSize < placeholder && fileSize >= dataStart + dataSize;
  return { dataSize: isKnown ? dataSize : undefined, fileSize: isWhole ? fileSize : undefined };
}
