import "server-only";
import { CallboardError } from "../errors";
import type { Recording } from "../sources/source";
import { parseRange, resolveRange, writeRange, type AskedRange, type ByteRange } from "./byte-range";
import { peekWavHeader, readBytes, skipBytes, type ByteReader } from "./byte-reader";
import { passBytes } from "./pass-bytes";
import type { KnownSize } from "./sizes";

/** Opens the audio at its upstream, with a Range header that it may ignore; undefined if there is none. */
export type OpenAudio = (range: string | undefined) => Promise<Recording | undefined>;

interface AskedAudio {
  open: OpenAudio;
  /** The client's headers. */
  range: string | undefined;
  ifRange: string | undefined;
  size: KnownSize;
}

/** How often the audio is opened again after its size turned out to be another one. */
const mostTries = 3;

/** The size that was counted on is wrong, and the true one is known now. */
class OtherSize extends Error {}

/**
 * Answers a request for audio as RFC 9110 wants it, whatever its upstream does with ranges: 200 with the whole, 206
 * with exactly the bytes that were asked for, or 416. A range that the upstream does not honour is cut out of the
 * stream. Several ranges at once are answered with the whole.
 *
 * @returns undefined if there is no audio
 * @throws CallboardError `upstream_unavailable` if the audio ends before the range begins, and what `open` throws
 */
export async function serveAudio(audio: AskedAudio): Promise<Response | undefined> {
  const asked = parseRange(audio.range);
  for (let tries = 1; ; tries += 1) {
    try {
      return await (asked ? servePart(audio, asked) : serveWhole(audio));
    } catch (error) {
      if (!(error instanceof OtherSize) || tries === mostTries) throw error;
    }
  }
}

async function serveWhole({ open, size }: AskedAudio): Promise<Response | undefined> {
  const recording = await open(undefined);
  if (!recording) return undefined;
  const bytes = recording.size ?? size.counted();
  const isWhole = recording.first === 0 && (recording.last === undefined || recording.last + 1 === bytes);
  if (recording.status === 416 || !isWhole) throw await unasked(recording);
  const headers = headersOf(recording);
  if (bytes !== undefined) headers.set("Content-Length", String(bytes));
  const body = passBytes(readBytes(recording.body), bytes, (count) => size.count(count));
  return new Response(body, { status: 200, headers });
}

async function servePart(audio: AskedAudio, asked: AskedRange): Promise<Response | undefined> {
  const { open, ifRange, size } = audio;
  const counted = size.counted();
  const inNumbers = counted === undefined ? undefined : resolveRange(asked, counted);
  const recording = await open(writeRange(inNumbers ?? asked));
  if (!recording) return undefined;
  if (ifRange !== undefined && ifRange !== recording.etag) {
    await recording.body.cancel();
    return serveWhole(audio);
  }
  if (recording.status === 416) {
    await recording.body.cancel();
    return beyondTheEnd(recording.size ?? (await findSize(audio)));
  }
  if (recording.status === 206) {
    const bytes = recording.size ?? (await findSize(audio));
    const range = bytes === undefined ? rangeOf(recording) : resolveRange(asked, bytes);
    const { first, last = (bytes ?? 0) - 1 } = recording;
    if (range && first <= range.first && range.first <= last) {
      const reader = readBytes(recording.body);
      return cutOut(audio, recording, reader, { ...range, last: Math.min(range.last, last) }, bytes);
    }
    await recording.body.cancel();
    if (!range) return beyondTheEnd(bytes);
  }
  const whole = recording.status === 200 ? recording : await open(undefined);
  return whole && cutFromWhole(audio, whole, asked);
}

/** For an upstream that sends the whole where a part was asked for. */
async function cutFromWhole(audio: AskedAudio, whole: Recording, asked: AskedRange): Promise<Response> {
  if (whole.status !== 200) throw await unasked(whole);
  const reader = readBytes(whole.body);
  const stated = whole.size ?? audio.size.counted() ?? (await peekWavHeader(reader))?.fileSize;
  if (stated === undefined) {
    await reader.cancel();
    // Whole if it cannot be counted: it plays, but without seeking.
    if ((await findSize(audio)) !== undefined) throw new OtherSize();
    const response = await serveWhole(audio);
    if (!response) throw new OtherSize();
    response.headers.delete("Accept-Ranges");
    return response;
  }
  const range = resolveRange(asked, stated);
  if (range) return cutOut(audio, whole, reader, range, stated);
  await reader.cancel();
  return beyondTheEnd(stated);
}

/** Answers with some bytes of the audio, once the first of them is there. */
async function cutOut(
  { size }: AskedAudio,
  recording: Recording,
  reader: ByteReader,
  range: ByteRange,
  bytes: number | undefined,
): Promise<Response> {
  const before = range.first - recording.first;
  const skipped = await skipBytes(reader, before);
  const next = skipped === before ? await reader.next() : undefined;
  if (!next) {
    if (recording.size !== undefined || recording.status === 206) {
      throw new CallboardError(
        "upstream_unavailable",
        "The recording ended before this part of it. Try again in a moment.",
      );
    }
    size.count(recording.first + skipped);
    throw new OtherSize();
  }
  reader.unread(next);
  const length = range.last - range.first + 1;
  const headers = headersOf(recording);
  headers.set("Content-Length", String(length));
  headers.set("Content-Range", `bytes ${range.first}-${range.last}/${bytes ?? "*"}`);
  const body = passBytes(reader, length, (count) => {
    if (count < length) size.count(range.first + count);
  });
  return new Response(body, { status: 206, headers });
}

/** Bytes of the audio of an upstream that does not state them: what is known, what its WAV header says, or a count. */
async function findSize({ open, size }: AskedAudio): Promise<number | undefined> {
  const counted = size.counted();
  if (counted !== undefined || size.isHopeless()) return counted;
  const whole = await open(undefined);
  if (whole?.status !== 200 || whole.size !== undefined) {
    await whole?.body.cancel();
    return whole?.size;
  }
  const reader = readBytes(whole.body);
  const stated = (await peekWavHeader(reader))?.fileSize;
  if (stated === undefined) return size.countAll(reader);
  await reader.cancel();
  return stated;
}

function rangeOf({ first, last = first }: Recording): ByteRange {
  return { first, last };
}

function headersOf({ type, etag }: Recording): Headers {
  return new Headers({
    "Content-Type": type,
    "Accept-Ranges": "bytes",
    ...(etag !== undefined && { ETag: etag }),
  });
}

function beyondTheEnd(bytes: number | undefined): Response {
  const headers = new Headers({ "Content-Length": "0", "Accept-Ranges": "bytes" });
  if (bytes !== undefined) headers.set("Content-Range", `bytes */${bytes}`);
  return new Response(null, { status: 416, headers });
}

/** The error for a part, or a refusal of a part, that was not asked for. */
async function unasked(recording: Recording): Promise<Error> {
  await recording.body.cancel();
  return new CallboardError(
    "upstream_malformed",
    "The upstream sent a part of the recording in place of the whole. Try again in a moment.",
  );
}
