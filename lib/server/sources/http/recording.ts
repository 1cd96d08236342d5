import "server-only";
import { CallboardError } from "@/lib/server/errors";
import type { Clock } from "./clock";
import type { Recording } from "../source";
import { relay } from "./streams";
import { malformed } from "./no-answer";
import type { Upstream } from "./upstream";

interface RelayOptions {
  upstream: Pick<Upstream, "name" | "settings">;
  signal: AbortSignal;
  clock: Clock;
  /** Milliseconds without a byte after which the audio counts as cut off. */
  stall: number;
}

/** Bytes of the largest file that a WAV can be. No recording of a call comes near it: a greater size is an error. */
const largest = 2 ** 32;

/**
 * The upstream's audio with what we understand of its headers. Whether a range was honoured is for the caller to see.
 * @throws CallboardError `upstream_unavailable` if the audio is not ready yet, `upstream_malformed` for an answer that is
 *   no audio, or claims an impossible size
 */
export function toRecording(response: Response, options: RelayOptions): Recording {
  const type = response.headers.get("content-type")?.trim() ?? "";
  if (response.status === 416) return beyondTheEnd(response);
  if (response.status === 202 || response.status === 204) throw notReady(response, options);
  if (!response.body || /json|html/i.test(type)) throw notAudio(response, options);
  const part =
    response.status === 206 ? partOf(response) : { first: 0, last: undefined, size: lengthOf(response) };
  if (!part || (part.size ?? 0) > largest) throw notAudio(response, options);
  return {
    status: response.status === 206 ? 206 : 200,
    type: /^audio\/[\w.+-]+/i.test(type) ? type : "application/octet-stream",
    ...part,
    etag: tagOf(response),
    body: relay(response.body, options),
  };
}

/** Which bytes of the whole the body of a 206 is; undefined if Content-Range does not say. */
function partOf({ headers }: Response): Pick<Recording, "first" | "last" | "size"> | undefined {
  const range = headers.get("content-range")?.trim() ?? "";
  const [, first, last, size] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/i.exec(range) ?? [];
  if (first === undefined || size === undefined || Number(first) > Number(last)) return undefined;
  if (size !== "*" && Number(last) >= Number(size)) return undefined;
  return { first: Number(first), last: Number(last), size: size === "*" ? undefined : Number(size) };
}

/** Bytes of the body; undefined where it is not said, or said of a compressed form. */
function lengthOf({ headers }: Response): number | undefined {
  const text = headers.get("content-length") ?? "";
  return /^\d{1,15}$/.test(text) && !headers.has("content-encoding") ? Number(text) : undefined;
}

/** A strong tag of the bytes as we pass them on: those of a compressed form have another one. */
function tagOf({ headers }: Response): string | undefined {
  const tag = headers.get("etag")?.trim() ?? "";
  return /^"[\x21\x23-\x7e]{1,128}"$/.test(tag) && !headers.has("content-encoding") ? tag : undefined;
}

function notAudio(response: Response, { upstream }: RelayOptions): Error {
  response.body?.cancel().catch(() => undefined);
  return malformed(upstream, /html/i.test(response.headers.get("content-type") ?? "") ? "<html>" : "");
}

function notReady(response: Response, { upstream }: RelayOptions): Error {
  response.body?.cancel().catch(() => undefined);
  return new CallboardError(
    "upstream_unavailable",
    `${upstream.name} is still preparing this recording. Try again in a minute.`,
    { retryAfter: 60 },
  );
}

function beyondTheEnd(response: Response): Recording {
  response.body?.cancel().catch(() => undefined);
  const [, size] = /^bytes \*\/(\d{1,15})$/i.exec(response.headers.get("content-range")?.trim() ?? "") ?? [];
  return {
    status: 416,
    type: "application/octet-stream",
    first: 0,
    last: undefined,
    size: size === undefined ? undefined : Number(size),
    etag: tagOf(response),
    body: new Response("").body ?? new ReadableStream(),
  };
}
