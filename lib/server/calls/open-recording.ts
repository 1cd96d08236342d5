import "server-only";
import type { CallKey } from "@/lib/calls/answers";
import type { Clip } from "@/lib/calls/shares";
import { clipAudio } from "@/lib/server/audio/clip-audio";
import { serveAudio, type OpenAudio } from "@/lib/server/audio/serve-audio";
import { knownSize } from "@/lib/server/audio/sizes";
import { streamLimit } from "@/lib/server/audio/stream-limit";
import { CallboardError } from "@/lib/server/errors";
import type { Reader } from "../access/reader";
import type { Connection } from "../connections";
import { optional } from "../query/optional";
import { askStore } from "../store/ask-store";
import { countNeighbours, readRecordedFacts, type RecordedFacts } from "../store/read/recorded-facts";
import { hasTombstone } from "../store/write/tombstones";
import { grantOfCall } from "./call-grant";

/** Who listens, and how long they wait for the first sound. */
interface Listener {
  /** The client's Range and If-Range headers. */
  range?: string | undefined;
  ifRange?: string | undefined;
  /** Aborts when the reader goes away. */
  gone: AbortSignal;
  /** Aborts when the reader goes away, or has waited long enough for an answer. */
  signal: AbortSignal;
}

/** How long after its end a call may still get a recording, ms. */
const preparation = 15 * 60_000;

/** What the mirror knows of a call; undefined if it cannot be asked. */
const factsOf = (connectionId: number, id: string, signal: AbortSignal) =>
  optional(signal, () => askStore(signal, (database) => readRecordedFacts(database, connectionId, id)));

/** @throws CallboardError `not_found` for a call that is erased, whose recording the upstream may still have */
export async function requireKept(
  { connectionId }: Connection,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const find = () => askStore(signal, (database) => hasTombstone(database, connectionId, id));
  if (await optional(signal, find)) throw new CallboardError("not_found", "This call was erased here.");
}

/** Opens the audio of a call in one of the places that its connection has. */
export function audioOf({ source, connectionId }: Connection, id: string, signal: AbortSignal): OpenAudio {
  const limited = streamLimit(connectionId);
  const agentId = async () => (await factsOf(connectionId, id, signal))?.agentId;
  const neighbours = () =>
    optional(signal, () => askStore(signal, (database) => countNeighbours(database, connectionId, id)));
  return (range) => limited(() => source.openRecording({ id, agentId, neighbours }, range, signal), signal);
}

/** The size of a call's audio, as far as it had to be counted. */
const audioSize = ({ connectionId }: Connection, id: string, clip: Clip | undefined) =>
  knownSize(`${connectionId}/${id}${clip ? ` ${clip.from}-${clip.to}` : ""}`);

/** Why there is no audio. */
export async function noRecording(
  { connectionId, name }: Connection,
  id: string,
  signal: AbortSignal,
): Promise<CallboardError> {
  return explain(await factsOf(connectionId, id, signal), name);
}

function explain(facts: RecordedFacts | undefined, name: string): CallboardError {
  if (facts?.recording === "none") {
    return new CallboardError("not_found", `${name} names no recording of this call.`);
  }
  if (facts?.recording === "not-offered") {
    return new CallboardError("not_found", `${name} does not record the calls of this agent.`);
  }
  if (facts && Date.now() - facts.endedAt < preparation) {
    return new CallboardError(
      "upstream_unavailable",
      "The recording may still be in preparation, as the call has just ended. Try again in a minute.",
      { retryAfter: 60 },
    );
  }
  return new CallboardError(
    "not_found",
    `${name} has no recording of this call. It was not recorded, or the recording was deleted there.`,
  );
}

/**
 * The audio of a call, or a part of it, streamed for as long as the reader listens.
 *
 * @throws CallboardError `not_found` where there is no recording, `upstream_unavailable` where there is none yet, and what
 *   the source throws
 */
export async function openRecording(
  reader: Reader,
  key: CallKey,
  { range, ifRange, gone, signal }: Listener,
): Promise<Response> {
  const { connection } = await grantOfCall(reader, key, signal);
  const opening = new AbortController();
  const giveUp = () => opening.abort(signal.reason);
  signal.addEventListener("abort", giveUp);
  try {
    const both = AbortSignal.any([gone, opening.signal]);
    await requireKept(connection, key.id, both);
    const whole = audioOf(connection, key.id, both);
    const clip = reader.share?.clip;
    const open = clip ? clipAudio(whole, clip) : whole;
    const response = await serveAudio({ open, range, ifRange, size: audioSize(connection, key.id, clip) });
    if (!response) throw await noRecording(connection, key.id, both);
    response.headers.set("Cache-Control", "private, no-store");
    return response;
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}
