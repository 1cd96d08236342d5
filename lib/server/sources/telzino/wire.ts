import "server-only";
import { z } from "zod";
import { cutCount, mostEntries } from "../../bounds";
import { visible } from "../setting-types";

/**
 * What Telzino sends, as far as we read it. Only the id and the start of a call are required: the nullability of no
 * field is documented, and an optional field of a wrong type must not lose the call.
 */
const text = z.string().nullish().catch(undefined);
const numeral = z
  .string()
  .regex(/^\s*[+-]?\d+(\.\d+)?(e[+-]?\d+)?\s*$/i)
  .transform(Number);
const number = z.union([z.number(), numeral]).nullish().catch(undefined);
const flag = z
  .union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")])
  .nullish()
  .catch(undefined);
const instant = z.union([z.string(), z.number()]).nullish().catch(undefined);
const json = z.unknown().optional();
const identity = z.union([z.string().min(1), z.number().transform(String)]);

const whole = z
  .union([z.number(), numeral])
  .pipe(z.number().int().nonnegative().max(2_147_483_647))
  .nullish()
  .catch(undefined);

const pagination = z
  .looseObject({ total: whole, totalPages: whole, hasNext: flag })
  .nullish()
  .catch(undefined);

/** A page of agents or calls. */
export const list = z.looseObject({ data: z.array(json), pagination });

/** `expires_in` in seconds. */
export const tokenAnswer = z.looseObject({
  access_token: z.string().regex(visible),
  expires_in: z.union([z.number(), numeral]).pipe(z.number().nonnegative()).nullish().catch(undefined),
});

/**
 * An agent, of which nothing else is read: its answers carry credentials (headers of MCP servers and webhooks, the
 * password of its SIP registration). The flag stands at the top level or in `config`.
 */
export const agentRow = z.object({
  id: identity,
  name: text,
  status: text,
  enable_recording: flag,
  config: z.object({ enable_recording: flag }).nullish().catch(undefined),
});

/** `timestamp` and `created_at` are seconds from the start of the call. */
export const entryRow = z.looseObject({
  text,
  speaker: text,
  timestamp: number,
  created_at: number,
  is_partial: flag,
});

/** Entries one by one: an unreadable one is left out. Some serializers write lists as JSON in a text. */
const entries = z
  .union([z.array(json), z.string().transform(parseList)])
  .transform((rows) => ({
    read: rows.slice(0, mostEntries).flatMap((row) => {
      const read = entryRow.safeParse(row);
      return read.success ? [read.data] : [];
    }),
    cut: cutCount(rows, mostEntries),
  }))
  .nullish()
  .catch(undefined);

export const callRow = z.looseObject({
  id: identity,
  call_started_at: z.union([z.string(), z.number()]),
  call_ended_at: instant,
  call_duration: number,
  room_name: text,
  transcript_text: text,
  transcript_json: entries,
  summary_text: text,
  session_data: z
    .looseObject({
      room_name: text,
      caller_id: z.union([z.string(), z.number()]).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
});

/** Where the audio of a row is. */
export const recordingRow = z.looseObject({ id: identity, recording_url: text });

export type CallWire = z.infer<typeof callRow>;
export type EntryWire = z.infer<typeof entryRow>;

function parseList(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
