import "server-only";
import type { CallKey } from "@/lib/calls/answers";
import { CallboardError } from "@/lib/server/errors";
import type { Reader } from "@/lib/server/reader";
import { connectionBySlug } from "./get-call";

/**
 * The audio of a call, streamed. `range` is the reader's Range header.
 *
 * @throws CallboardError `not_found` where there is no recording, and what the source throws
 */
export async function openRecording(
  reader: Reader,
  key: CallKey,
  range: string | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const { source } = connectionBySlug(reader, key.connection);
  const recording = await source.openRecording(key.id, range, signal);
  if (!recording) throw new CallboardError("not_found", "There is no recording of this call.");
  return new Response(recording.body, { status: recording.status, headers: recording.headers });
}
