import "server-only";
import { longestHeader, readWavHeader, type WavHeader } from "./wav-header";

/** A body that is read chunk by chunk. What was looked at can be given back. */
export interface ByteReader {
  /** The next bytes, at least one; undefined at the end. */
  next(): Promise<Uint8Array | undefined>;
  /** Gives bytes back, which come next. */
  unread(bytes: Uint8Array): void;
  cancel(reason?: unknown): Promise<void>;
}

export function readBytes(body: ReadableStream<Uint8Array>): ByteReader {
  const reader = body.getReader();
  let kept: Uint8Array | undefined;
  return {
    async next() {
      const own = kept;
      kept = undefined;
      if (own) return own;
      for (;;) {
        const read = await reader.read();
        if (read.done) return undefined;
        if (read.value.byteLength > 0) return read.value;
      }
    },
    unread(bytes) {
      kept = bytes.byteLength > 0 ? bytes : undefined;
    },
    cancel: (reason) => reader.cancel(reason).catch(() => undefined),
  };
}

/**
 * Leaves out bytes.
 * @returns how many could be left out: fewer if the body ended
 */
export async function skipBytes(reader: ByteReader, count: number): Promise<number> {
  let skipped = 0;
  while (skipped < count) {
    const chunk = await reader.next();
    if (!chunk) break;
    const rest = count - skipped;
    if (chunk.byteLength > rest) reader.unread(chunk.subarray(rest));
    skipped += Math.min(rest, chunk.byteLength);
  }
  return skipped;
}

/** The WAV header at the beginning of a body, which is read as if it had not been looked at. */
export async function peekWavHeader(reader: ByteReader): Promise<WavHeader | undefined> {
  let seen: Uint8Array = new Uint8Array();
  let header = readWavHeader(seen);
  while (header === "more" && seen.byteLength < longestHeader) {
    const chunk = await reader.next();
    if (!chunk) break;
    seen = Buffer.concat([seen, chunk]);
    header = readWavHeader(seen);
  }
  reader.unread(seen);
  return header === "more" ? undefined : header;
}
