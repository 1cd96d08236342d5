import "server-only";
import { isByteRange, resolveRange } from "./byte-range";
import type { Clock } from "./clock";
import type { Recording } from "../source";
import { relay } from "./streams";
import { malformed } from "./no-answer";
import type { Upstream } from "./upstream";

interface RelayOptions {
  upstream: Pick<Upstream, "name" | "settings">;
  /** The client's Range header. */
  range: string | undefined;
  signal: AbortSignal;
  clock: Clock;
  /** Milliseconds without a byte after which the audio counts as cut off. */
  stall: number;
}

/** The Range header as far as we forward it. */
export function forwardable(range: string | undefined): string | undefined {
  return range !== undefined && isByteRange(range) ? range.trim() : undefined;
}

/**
 * The upstream's audio with nothing but its own four headers. If an upstream ignores Range and
 * answers with the whole file, the range is cut out of it on the way, so that a player
 * can seek.
 * @throws CallboardError `upstream_malformed` for an answer that is no audio
 */
export function toRecording(
  response: Response,
  { upstream, range, signal, clock, stall }: RelayOptions,
): Recording {
  const type = response.headers.get("content-type")?.trim() ?? "";
  if (response.status === 416) return beyondTheEnd(response);
  if (!response.body || /json|html/i.test(type)) throw notAudio(response, upstream);
  const headers = new Headers({
    "Content-Type": /^audio\/[\w.+-]+/i.test(type) ? type : "application/octet-stream",
  });
  const options = { clock, stall, signal };
  const length = lengthOf(response);
  if (length !== undefined) headers.set("Content-Length", String(length));
  if (response.status === 206) {
    const part = response.headers.get("content-range")?.trim() ?? "";
    if (!/^bytes \d+-\d+\/(\d+|\*)$/.test(part)) throw notAudio(response, upstream);
    headers.set("Content-Range", part);
    headers.set("Accept-Ranges", "bytes");
    return { status: 206, headers, body: relay(response.body, options) };
  }
  if (length !== undefined) headers.set("Accept-Ranges", "bytes");
  if (range === undefined || length === undefined) {
    return { status: 200, headers, body: relay(response.body, options) };
  }
  const bytes = resolveRange(range, length);
  if (!bytes) return beyondTheEnd(response, length);
  headers.set("Content-Length", String(bytes.last - bytes.first + 1));
  headers.set("Content-Range", `bytes ${bytes.first}-${bytes.last}/${length}`);
  return { status: 206, headers, body: relay(response.body, { ...options, range: bytes }) };
}

/** Bytes of the body; undefined where it is not said, or said of a compressed form. */
function lengthOf(response: Response): number | undefined {
  const text = response.headers.get("content-length") ?? "";
  return /^\d{1,15}$/.test(text) && !response.headers.has("content-encoding") ? Number(text) : undefined;
}

function notAudio(response: Response, upstream: RelayOptions["upstream"]): Error {
  response.body?.cancel().catch(() => undefined);
  return malformed(upstream);
}

function beyondTheEnd(response: Response, length?: number): Recording {
  response.body?.cancel().catch(() => undefined);
  const told = response.headers.get("content-range")?.trim() ?? "";
  const range = length !== undefined ? `bytes */${length}` : /^bytes \*\/\d+$/.test(told) ? told : undefined;
  const headers = new Headers({
    "Content-Length": "0",
    ...(range !== undefined && { "Content-Range": range }),
  });
  return { status: 416, headers, body: new Response("").body ?? new ReadableStream() };
}
