import "server-only";
import type { PhoneRecord } from "@/lib/calls/call";
import { boundName } from "../../bounds";
import { cleanText } from "../../text/clean-text";
import type { HttpClient } from "../http/client";
import { toInstant } from "../instant";
import { redactId, redactName } from "../redact";
import type { PhoneRecordFeed } from "../source";
import type { Endpoints } from "./endpoints";
import { messageList, messageRow, type MessageWire } from "./wire";

/** The most that one request gives. */
const pageSize = 500;

/** A cursor that is longer is none: it would not fit into an address. */
const longestCursor = 4_000;

/**
 * HighLevel's words for the status of a call. Of `canceled` the reference does not say more: like a word that is not
 * known it is kept as it is.
 */
const statuses = new Map<string, string | undefined>([
  ["completed", "answered"],
  ["answered", "answered"],
  ["voicemail", "voicemail"],
  ["no-answer", "no-answer"],
  ["busy", "busy"],
  ["failed", "failed"],
  // It goes on.
  ["pending", undefined],
]);

/**
 * A message as the phone system's record of a call. `status` beside `meta` is that of the message: a call that a machine
 * took is `completed` there.
 */
function toRecord(
  { id, direction, dateUpdated, meta }: MessageWire,
  known: readonly string[],
): PhoneRecord | undefined {
  const recordId = redactId(id.trim(), known);
  if (recordId === "" || boundName(recordId) !== recordId) return undefined;
  const way = direction?.trim().toLowerCase();
  const word = wordOf(meta?.callStatus, known) ?? wordOf(meta?.call?.status, known);
  const status = word === undefined || statuses.has(word) ? statuses.get(word ?? "") : word;
  const changedAt = toInstant(dateUpdated);
  return {
    id: recordId,
    ...((way === "inbound" || way === "outbound") && { direction: way }),
    ...(status !== undefined && { status }),
    ...(changedAt !== undefined && { changedAt: Date.parse(changedAt) }),
  };
}

/** A status in one way of writing: `No_Answer` is `no-answer`. */
function wordOf(text: string | null | undefined, known: readonly string[]): string | undefined {
  const word = redactName(text, known)
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
  return word === "" ? undefined : word;
}

/**
 * The phone system's records of a location: all of its calls, also those between people.
 * @param known credentials that must not come out
 */
export function createPhoneRecords(
  client: HttpClient,
  endpoints: Endpoints,
  known: readonly string[],
): PhoneRecordFeed {
  return {
    async page(order, next, signal) {
      const endpoint = endpoints.phoneRecords({
        limit: String(pageSize),
        sortBy: order === "newest" ? "createdAt" : "updatedAt",
        sortOrder: "desc",
        ...(next !== undefined && { cursor: next }),
      });
      const list = await client.getJson(endpoint, (body) => messageList.safeParse(body).data, {
        signal,
        priority: "background",
      });
      const records = list.messages.flatMap((row) => {
        const read = messageRow.safeParse(row);
        return read.success ? (toRecord(read.data, known) ?? []) : [];
      });
      const cursor = list.nextCursor ?? "";
      return {
        records,
        rows: list.messages.length,
        ...(cursor !== "" && cursor.length <= longestCursor && { next: cleanText(cursor) }),
        ...(list.total != null && { total: list.total }),
      };
    },
  };
}
