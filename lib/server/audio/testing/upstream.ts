import "server-only";
import type { Recording } from "@/lib/server/sources/source";
import { parseRange, resolveRange } from "../byte-range";

/** How an upstream treats requests for its audio. */
export interface Manners {
  /** What it does with a range: honours it, ignores it, sends less of it, or another part. */
  ranges: "honoured" | "ignored" | "shortened" | "moved";
  /** Whether it states the size of the whole. */
  states: boolean;
  /** Bytes of a chunk. */
  chunk: number;
  etag?: string;
}

/** An upstream that has one file, and what was asked of it. */
export function audioUpstream(file: Uint8Array, { ranges, states, chunk, etag }: Manners) {
  /** `running`: bodies that have neither ended nor been cancelled. */
  const seen = { opened: 0, running: 0, cancelled: 0, bytes: 0 };

  function bodyOf(from: number, to: number): ReadableStream<Uint8Array> {
    let at = from;
    seen.running += 1;
    return new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (at >= to) {
            seen.running -= 1;
            return controller.close();
          }
          const end = Math.min(at + chunk, to);
          controller.enqueue(file.slice(at, end));
          seen.bytes += end - at;
          at = end;
        },
        cancel() {
          seen.running -= 1;
          seen.cancelled += 1;
        },
      },
      { highWaterMark: 0 },
    );
  }

  function part(status: Recording["status"], from: number, to: number): Recording {
    return {
      status,
      type: "audio/x-wav",
      first: from,
      last: status === 206 ? to - 1 : undefined,
      size: states ? file.byteLength : undefined,
      etag,
      body: bodyOf(from, to),
    };
  }

  async function open(header: string | undefined): Promise<Recording | undefined> {
    await Promise.resolve();
    seen.opened += 1;
    const asked = parseRange(header);
    if (!asked || ranges === "ignored") return part(200, 0, file.byteLength);
    const range = resolveRange(asked, file.byteLength);
    if (!range) return part(416, 0, 0);
    const end = range.last + 1;
    if (ranges === "shortened") return part(206, range.first, Math.min(end, range.first + 5));
    if (ranges === "moved" && range.first > 0) return part(206, 0, range.first);
    return part(206, range.first, end);
  }

  return { open, seen };
}
