import "server-only";
import type { CallKey } from "@/lib/calls/answers";
import { CallboardError } from "@/lib/server/errors";
import type { Reader } from "../access/reader";
import { optional } from "../query/optional";
import { askStore } from "../store/ask-store";
import { readAgentId } from "../store/read/calls";
import { grantBySlug } from "./get-call";

/** Who listens, and how long they wait for the first sound. */
interface Listener {
  /** The reader's Range header. */
  range: string | undefined;
  /** Aborts when the reader goes away. */
  gone: AbortSignal;
  /** Aborts when the reader goes away, or has waited long enough for an answer. */
  signal: AbortSignal;
}

/**
 * The audio of a call, streamed for as long as the reader listens.
 *
 * @throws CallboardError `not_found` where there is no recording, and what the source throws
 */
export async function openRecording(
  reader: Reader,
  key: CallKey,
  { range, gone, signal }: Listener,
): Promise<Response> {
  const { source, connectionId } = grantBySlug(reader, key.connection).connection;
  const opening = new AbortController();
  const giveUp = () => opening.abort(signal.reason);
  signal.addEventListener("abort", giveUp);
  try {
    const both = AbortSignal.any([gone, opening.signal]);
    const agentId = () =>
      optional(both, () => askStore(both, (database) => readAgentId(database, connectionId, key.id)));
    const recording = await source.openRecording({ id: key.id, agentId }, range, both);
    if (!recording) throw new CallboardError("not_found", "There is no recording of this call.");
    recording.headers.set("Cache-Control", "no-store");
    return new Response(recording.body, { status: recording.status, headers: recording.headers });
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}
