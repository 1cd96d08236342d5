import "server-only";

interface WavOptions {
  /** Format code: 1 PCM, 3 float, 6 A-law, 7 mu-law, 0xFFFE extensible. */
  code?: number;
  /** The code in the extension of an extensible format. */
  subCode?: number;
  channels?: number;
  rate?: number;
  /** Bits of a sample. */
  bits?: number;
  /** What the header says of its sizes: the truth, or that they were not known. */
  sizes?: "true" | "unknown" | "too large";
  /** A chunk before the samples, in bytes. */
  before?: number;
  /** A chunk behind them. */
  after?: number;
}

function chunk(label: string, body: Uint8Array, size = body.byteLength): Buffer {
  const head = Buffer.alloc(8);
  head.write(label, "latin1");
  head.writeUInt32LE(size, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.byteLength % 2)]);
}

function formatChunk({ code = 1, subCode = 1, channels = 1, rate = 8000, bits = 16 }: WavOptions): Buffer {
  const format = Buffer.alloc(code === 0xfffe ? 40 : 16);
  format.writeUInt16LE(code, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(rate, 4);
  format.writeUInt32LE((rate * channels * bits) / 8, 8);
  format.writeUInt16LE((channels * bits) / 8, 12);
  format.writeUInt16LE(bits, 14);
  if (code === 0xfffe) format.writeUInt16LE(subCode, 24);
  return chunk("fmt ", format);
}

/** A WAV file with some bytes of samples. */
export function wavOf(samples: Uint8Array, options: WavOptions = {}): Uint8Array {
  const { sizes = "true", before = 0, after = 0 } = options;
  const stated = { true: samples.byteLength, unknown: 0xffffffff, "too large": samples.byteLength + 1000 };
  const parts = [
    Buffer.from("WAVE"),
    ...(before > 0 ? [chunk("LIST", Buffer.alloc(before))] : []),
    formatChunk(options),
    chunk("data", samples, stated[sizes]),
    ...(after > 0 ? [chunk("LIST", Buffer.alloc(after, 7))] : []),
  ];
  const body = Buffer.concat(parts);
  const whole = { true: body.byteLength, unknown: 0xffffffff, "too large": body.byteLength + 1000 };
  return new Uint8Array(chunk("RIFF", body, whole[sizes]));
}
