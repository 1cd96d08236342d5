import "server-only";
import type { CallKey } from "@/lib/calls/answers";
import type { Clip } from "@/lib/calls/shares";
import type { PeaksAnswer } from "@/lib/calls/audio/peaks-answer";
import { readBytes } from "@/lib/server/audio/byte-reader";
import { measureQueue, type Measured } from "@/lib/server/audio/measure-queue";
import { measurePeaks, type Peaks } from "@/lib/server/audio/peaks";
import { CallboardError } from "@/lib/server/errors";
import type { Reader } from "../access/reader";
import type { Connection } from "../connections";
import { optional } from "../query/optional";
import { askStore } from "../store/ask-store";
import { readPeaks, savePeaks } from "../store/recording-peaks";
import { untilAborted } from "../until-aborted";
import { grantOfCall } from "./call-grant";
import { audioOf, noRecording, requireKept } from "./open-recording";

/** ms for which a request waits for peaks that are being made, and seconds until the next request. */
const patience = 5_000;
const retryAfter = 3;

/** The peaks of a part of the recording. */
const cut = ({ peaks, perSecond, seconds }: Peaks, { from, to }: Clip): Peaks => ({
  peaks: peaks.slice(Math.floor(from * perSecond), Math.ceil(to * perSecond)),
  perSecond,
  seconds: Math.max(0, Math.min(to, seconds) - from),
});

const ready = ({ peaks, perSecond, seconds }: Peaks): PeaksAnswer => ({
  state: "ready",
  peaks: [...peaks],
  perSecond,
  seconds,
});

/** Reads the whole recording, which takes a while, and keeps its peaks. */
async function measureCall(connection: Connection, id: string, signal: AbortSignal): Promise<Measured> {
  try {
    const recording = await audioOf(connection, id, signal)(undefined);
    if (!recording) return { failed: (await noRecording(connection, id, signal)).message };
    const peaks = await measurePeaks(readBytes(recording.body));
    if (!peaks) return { failed: "Only recordings in WAV format have a wave form." };
    await optional(signal, () =>
      askStore(signal, (database) => savePeaks(database, connection.connectionId, id, peaks)),
    );
    return { peaks };
  } catch (error) {
    if (error instanceof CallboardError) return { failed: error.message };
    return { failed: "The recording could not be read to its end." };
  }
}

/**
 * How loud the recording of a call is over its time. What was not measured yet is measured now, beside other requests:
 * the answer says that it is pending, and the client asks again.
 *
 * @throws CallboardError `not_found` for a connection that is not the reader's
 */
export async function getPeaks(reader: Reader, key: CallKey, signal: AbortSignal): Promise<PeaksAnswer> {
  const { connection } = await grantOfCall(reader, key, signal);
  const { connectionId } = connection;
  const clip = reader.share?.clip;
  const shown = (peaks: Peaks) => ready(clip ? cut(peaks, clip) : peaks);
  const stored = await optional(signal, () =>
    askStore(signal, (database) => readPeaks(database, connectionId, key.id)),
  );
  if (stored) return shown(stored);
  await requireKept(connection, key.id, signal);
  const measuring = measureQueue().measure(`${connectionId}/${key.id}`, (late) =>
    measureCall(connection, key.id, late),
  );
  const measured = measuring && (await optional(signal, (late) => untilAborted(measuring, late), patience));
  if (!measured) return { state: "pending", retryAfter };
  return "peaks" in measured ? shown(measured.peaks) : { state: "none", message: measured.failed };
}
