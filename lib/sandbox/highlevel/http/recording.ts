import { linesOf } from "../call-lines";
import type { CallFacts, World } from "../facts";
import type { TimedTurn } from "../timing";
import { waveBytes, waveStream } from "../wave";
import type { Zone } from "../zone";

/** What the server does with recordings: whether the real one knows ranges and lengths is not documented. */
export interface RecordingSettings {
  /** Whether a `Range` is answered with its part. */
  ranges: boolean;
  /** Whether a whole recording has a Content-Length; if not, it is sent in chunks. */
  lengths: boolean;
  /** Seconds of every recording, which then says the same again and again; null: as long as its call. */
  seconds: number | null;
}

export const usualRecordings: RecordingSettings = { ranges: true, lengths: true, seconds: null };

/** The recording of a call as a WAV (contract 3). */
export function recordingAnswer(
  world: World,
  zone: Zone,
  facts: CallFacts,
  range: string | null,
  { ranges, lengths, seconds }: RecordingSettings,
): Response {
  const { lines } = linesOf(world, facts, zone);
  const bursts = lines.filter((line): line is TimedTurn => line.kind === "turn");
  const length = seconds ?? facts.duration;
  const size = waveBytes(length);
  const headers = {
    "content-type": "audio/x-wav",
    "content-disposition": "Attachment; filename=audio.wav",
    ...(ranges ? { "accept-ranges": "bytes" } : {}),
  };
  const part = ranges && range !== null ? parseRange(range, size) : undefined;
  if (part === "unsatisfiable") {
    return new Response(null, { status: 416, headers: { ...headers, "content-range": `bytes */${size}` } });
  }
  const { from, to } = part ?? { from: 0, to: size };
  return new Response(waveStream({ bursts, period: facts.duration }, length, from, to), {
    status: part === undefined ? 200 : 206,
    headers: {
      ...headers,
      ...(lengths || part !== undefined ? { "content-length": String(to - from) } : {}),
      ...(part === undefined ? {} : { "content-range": `bytes ${from}-${to - 1}/${size}` }),
    },
  });
}

/** One range of bytes, `to` exclusive; undefined where the header is to be ignored (RFC 9110, 14.2). */
function parseRange(
  header: string,
  size: number,
): { from: number; to: number } | "unsatisfiable" | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
  if (first === "" && last === "") return undefined;
  if (first === "") {
    return last === "0" ? "unsatisfiable" : { from: Math.max(0, size - Number(last)), to: size };
  }
  const from = Number(first);
  if (last !== "" && Number(last) < from) return undefined;
  if (from >= size) return "unsatisfiable";
  return { from, to: last === "" ? size : Math.min(size, Number(last) + 1) };
}
