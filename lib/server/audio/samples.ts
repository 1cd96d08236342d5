import "server-only";
import type { WavFormat } from "./wav-header";

/** A sample of a mu-law byte (ITU-T G.711), from -1 to 1. */
function fromMuLaw(byte: number): number {
  const bits = ~byte & 0xff;
  const size = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
  return (bits & 0x80 ? -size : size) / 32_768;
}

/** A sample of an A-law byte (ITU-T G.711), from -1 to 1. */
function fromALaw(byte: number): number {
  const bits = byte ^ 0x55;
  const exponent = (bits & 0x70) >> 4;
  const mantissa = ((bits & 0x0f) << 4) + 8;
  const size = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
  return (bits & 0x80 ? size : -size) / 32_768;
}

const tableOf = (decode: (byte: number) => number) =>
  Float32Array.from({ length: 256 }, (_, byte) => decode(byte));
const muLaw = tableOf(fromMuLaw);
const aLaw = tableOf(fromALaw);

/** Reads the sample at a place of some bytes, from -1 to 1. */
type ReadSample = (view: DataView, at: number) => number;

const signed: Record<number, ReadSample> = {
  2: (view, at) => view.getInt16(at, true) / 0x8000,
  3: (view, at) => (view.getInt8(at + 2) * 0x1_0000 + view.getUint16(at, true)) / 0x80_0000,
  4: (view, at) => view.getInt32(at, true) / 0x8000_0000,
};
const float: Record<number, ReadSample> = {
  4: (view, at) => view.getFloat32(at, true),
  8: (view, at) => view.getFloat64(at, true),
};

/** What reads the samples of a WAV. */
export function sampleReader({ encoding, width }: WavFormat): ReadSample {
  if (encoding === "mu-law") return (view, at) => muLaw[view.getUint8(at)] ?? 0;
  if (encoding === "a-law") return (view, at) => aLaw[view.getUint8(at)] ?? 0;
  const read = encoding === "float" ? float[width] : signed[width];
  return read ?? ((view, at) => (view.getUint8(at) - 128) / 128);
}
