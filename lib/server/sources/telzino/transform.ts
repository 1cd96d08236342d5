import "server-only";
import type { Call, JsonValue } from "@/lib/calls/call";
import { boundCall } from "../../bounds";
import { log } from "../../log";
import { toInstant } from "../instant";
import { readDirection, readDuration, readNumber } from "./facts";
import { redactRow } from "./redact";
import { readSummary } from "./summary";
import { readTranscript } from "./transcript";
import { callRow, recordingRow, type CallWire } from "./wire";

/** What a row does not say itself. */
export interface RowContext {
  /** Slug of the connection. */
  connection: string;
  agent: {
    id: string;
    /** The upstream no longer lists it. */
    deleted: boolean;
    /** Whether it records its calls; undefined if that is not known. */
    records?: boolean | undefined;
  };
  /** Credentials that must not come out, such as our own token. */
  known: readonly string[];
}

/**
 * Reads one row of Telzino's list. It is redacted first and as a whole; everything else is projected from the redacted
 * row.
 * @returns undefined for a row without a usable id or start, or nested too deeply
 */
export function readCall(row: unknown, context: RowContext): Call | undefined {
  try {
    const raw = redactRow(row, context.known);
    const read = callRow.safeParse(raw);
    const audio = recordingRow.safeParse(row).data?.recording_url?.trim();
    return read.success ? toCall(read.data, raw, Boolean(audio), context) : undefined;
  } catch (error) {
    // One row must not stop the others, whatever is in it.
    if (!(error instanceof RangeError)) log.error({ error }, "A row could not be read.");
    return undefined;
  }
}

function toCall(row: CallWire, raw: JsonValue, audio: boolean, context: RowContext): Call | undefined {
  const startedAt = toInstant(row.call_started_at);
  if (startedAt === undefined) return undefined;
  const { id, deleted, records } = context.agent;
  const duration = readDuration(row);
  const fromNumber = readNumber(row);
  const direction = readDirection(row);
  const summary = row.summary_text?.trim() ?? "";
  return boundCall<Call>({
    id: row.id,
    connection: context.connection,
    startedAt,
    ...(duration !== undefined && { duration }),
    agent: { id, deleted },
    ...(fromNumber !== undefined && { fromNumber }),
    ...(direction && { direction }),
    kind: "unknown",
    actions: [],
    ...(summary !== "" && { summary: { text: summary, format: "markdown" as const } }),
    ...readSummary(summary),
    transcript: readTranscript(row),
    extracted: {},
    ...(row.transcript_json?.cut !== undefined && { cut: { entries: row.transcript_json.cut } }),
    recording: audio ? "available" : records === false ? "not-offered" : "unknown",
    raw,
  });
}
