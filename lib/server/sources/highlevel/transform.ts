import "server-only";
import type { Action, Call, JsonValue, Translation } from "@/lib/calls/call";
import { boundCall, cutCount, mostEntries, mostParts } from "../../bounds";
import { log } from "../../log";
import { toInstant } from "../instant";
import { attachTimes } from "./align";
import { redactRow } from "./redact";
import { readTimedEntries } from "./timed-turns";
import { parseTranscript, type Entry } from "./transcript";
import { callRow, type ActionWire, type CallWire, type TranslationWire } from "./wire";

/** A call, and what we remember of its row for later requests. */
export interface ReadCall {
  call: Call;
  /** Timed entries; absent where the row has no such field, as in the answer of the detail endpoint. */
  timed?: Entry[];
  /** The key to the recording. */
  messageId?: string;
}

/**
 * Reads one row of HighLevel's list or detail. It is redacted first and as a whole; everything else is
 * projected from the redacted row.
 * @param connection slug of the connection
 * @param known credentials that must not come out, such as our own token
 * @returns undefined for a row without a usable id or start, or nested too deeply
 */
export function readCall(row: unknown, connection: string, known: readonly string[]): ReadCall | undefined {
  try {
    const raw = redactRow(row, known);
    const read = callRow.safeParse(raw);
    return read.success ? toCall(read.data, raw, connection) : undefined;
  } catch (error) {
    // One row must not stop the others, whatever is in it.
    if (!(error instanceof RangeError)) log.error({ error }, "A row could not be read.");
    return undefined;
  }
}

function toCall(row: CallWire, raw: JsonValue, connection: string): ReadCall | undefined {
  const id = row.id ?? row._id;
  const startedAt = toInstant(row.createdAt);
  if (id == null || startedAt === undefined) return undefined;
  const timed = row.transcriptWithToolCalls ? readTimedEntries(row.transcriptWithToolCalls) : undefined;
  const agentId = filled(row.agentId);
  const contactId = filled(row.contactId);
  const messageId = filled(row.messageId);
  const summary = filled(row.summary);
  const translation = toTranslation(row.translation);
  const fromNumber = filled(row.fromNumber);
  const { executedCallActions, transcriptWithToolCalls } = toObject(raw);
  const actionsSent = cutCount(executedCallActions, mostParts);
  const entriesSent = cutCount(transcriptWithToolCalls, mostEntries);
  const call = boundCall<Call>({
    id,
    connection,
    startedAt,
    ...(row.duration != null && { duration: row.duration }),
    ...(agentId !== undefined && { agent: { id: agentId, deleted: row.isAgentDeleted === true } }),
    ...(contactId !== undefined && { contact: { id: contactId } }),
    ...(fromNumber !== undefined && { fromNumber }),
    kind: row.trialCall == null ? "unknown" : row.trialCall ? "trial" : "live",
    actions: (row.executedCallActions ?? []).map(toAction),
    ...(summary !== undefined && { summary: { text: summary, format: "plain" as const } }),
    transcript: attachTimes(parseTranscript(row.transcript ?? ""), timed ?? []),
    ...(translation && { translation }),
    extracted: toObject(row.extractedData),
    // Whether there is audio behind a message is known only by asking for it.
    recording: messageId === undefined ? "none" : "unknown",
    ...(messageId !== undefined && { phoneRecordId: messageId }),
    ...(row.agentTransferOccurred != null && { transferred: row.agentTransferOccurred }),
    ...((actionsSent ?? entriesSent) !== undefined && {
      cut: {
        ...(actionsSent !== undefined && { actions: actionsSent }),
        ...(entriesSent !== undefined && { entries: entriesSent }),
      },
    }),
    raw,
  });
  return call && { call, ...(timed && { timed }), ...(messageId !== undefined && { messageId }) };
}

function toAction(row: ActionWire): Action {
  const id = filled(row.actionId) ?? filled(row._id) ?? filled(row.id);
  const name = filled(row.actionName);
  const description = filled(row.description);
  const triggeredAt = toInstant(row.triggerReceivedAt);
  const executedAt = toInstant(row.executedAt);
  return {
    ...(id !== undefined && { id }),
    type: filled(row.actionType) ?? "",
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    parameters: toObject(row.actionParameters),
    ...(triggeredAt !== undefined && { triggeredAt }),
    ...(executedAt !== undefined && { executedAt }),
  };
}

/**
 * HighLevel's three official shapes disagree: `{enabled, language}` in the schema, `{translatedTranscript}`
 * in the examples, `{transcript, language}` in the webhook.
 */
function toTranslation(row: TranslationWire | null | undefined): Translation | undefined {
  const language = filled(row?.language);
  const text = filled(row?.translatedTranscript) ?? filled(row?.transcript);
  if (text === undefined && (language === undefined || row?.enabled === false)) return undefined;
  return { ...(language !== undefined && { language }), ...(text !== undefined && { text }) };
}

function filled(text: string | null | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === "" ? undefined : trimmed;
}

/** Safe, since the whole row went through `redactRow`, which gives nothing but JSON. */
function toObject(value: unknown): { [name: string]: JsonValue } {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as { [name: string]: JsonValue }) : {};
}
