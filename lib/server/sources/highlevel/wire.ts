import "server-only";
import { z } from "zod";
import { mostEntries, mostParts } from "../../bounds";

/**
 * What HighLevel sends, as far as we read it (OpenAPI 2021-04-15, and what real servers do beyond it). Only
 * the id and the start of a call are required: an optional field of a wrong type must not lose the call.
 */
const text = z.string().nullish().catch(undefined);
const numeral = z
  .string()
  .regex(/^\s*[+-]?\d+(\.\d+)?(e[+-]?\d+)?\s*$/i)
  .transform(Number);
const number = z.union([z.number(), numeral]).nullish().catch(undefined);
/** A number that lost its plus: eleven digits and more hold the code of a country. */
const phone = z
  .union([
    z.string(),
    z
      .int()
      .positive()
      .transform((digits) => (digits >= 1e10 && digits < 1e15 ? `+${digits}` : String(digits))),
  ])
  .nullish()
  .catch(undefined);
const flag = z
  .union([
    z.boolean(),
    z.stringbool({ truthy: ["true", "1"], falsy: ["false", "0"] }),
    z.union([z.literal(0), z.literal(1)]).transform(Boolean),
  ])
  .nullish()
  .catch(undefined);
const instant = z.union([z.string(), z.number()]).nullish().catch(undefined);
const json = z.unknown().optional();

const action = z.looseObject({
  // `actionId` in the reference, `_id` in webhooks and on real servers.
  actionId: text,
  _id: text,
  id: text,
  actionType: text,
  actionName: text,
  description: text,
  actionParameters: json,
  triggerReceivedAt: instant,
  executedAt: instant,
});

/** A list of at most so many entries. Unreadable ones are dropped one by one. */
const listOf = <Schema extends z.ZodType>(schema: Schema, most: number) =>
  z
    .array(json)
    .catch([])
    .transform((entries) =>
      entries.slice(0, most).flatMap((entry) => {
        const read = schema.safeParse(entry);
        return read.success ? [read.data] : [];
      }),
    );

const timedEntry = z.looseObject({
  role: text,
  content: text,
  startTime: number,
  endTime: number,
  toolName: text,
  toolArguments: z.looseObject({ executionMessage: text }).nullish().catch(undefined),
});

/** The three official shapes, which disagree, in one. */
const translation = z.looseObject({
  enabled: flag,
  language: text,
  translatedTranscript: text,
  transcript: text,
});

const rowId = z.union([z.string().min(1), z.number().transform(String)]);

export const callRow = z
  .looseObject({
    id: rowId.nullish().catch(undefined),
    _id: rowId.nullish().catch(undefined),
    createdAt: z.union([z.string(), z.number()]),
    agentId: text,
    isAgentDeleted: flag,
    contactId: text,
    fromNumber: phone,
    duration: number,
    trialCall: flag,
    executedCallActions: listOf(action, mostParts).nullish(),
    summary: text,
    transcript: text,
    // Observed on real servers in lists only; the detail endpoint drops it.
    transcriptWithToolCalls: listOf(timedEntry, mostEntries).nullish(),
    translation: translation.nullish().catch(undefined),
    extractedData: json,
    messageId: text,
    agentTransferOccurred: flag,
  })
  .refine((row) => row.id != null || row._id != null, "no id");

/** As many as the store can count. */
const count = z
  .union([z.number(), numeral])
  .pipe(z.number().int().nonnegative().max(2_147_483_647))
  .nullish()
  .catch(undefined);

/** One page of calls. `totalRecords` instead of `total` was observed on real servers. */
export const callList = z
  .looseObject({ callLogs: z.array(json).nullish(), total: count, totalRecords: count })
  .refine((page) => page.callLogs != null || (page.total ?? page.totalRecords) === 0, "no list");

const phoneMeta = z.looseObject({
  callStatus: text,
  call: z.looseObject({ status: text }).nullish().catch(undefined),
});

/** The phone system's record of a call. `meta.callStatus` in the reference, `meta.call.status` on real servers. */
export const messageRow = z.looseObject({
  id: rowId,
  direction: text,
  dateUpdated: instant,
  meta: phoneMeta.nullish().catch(undefined),
});

const cursor = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(undefined);

export const messageList = z.looseObject({ messages: z.array(json), nextCursor: cursor, total: count });

export const agentList = z.looseObject({ agents: z.array(json), total: count });

/** `agentName` in the reference and on real servers; drafts lack nearly everything else. */
export const agentRow = z.looseObject({ id: text, _id: text, agentName: text, name: text });

export const contactAnswer = z.looseObject({
  contact: z.looseObject({ name: text, contactName: text, firstName: text, lastName: text }),
});

export const locationAnswer = z.looseObject({ location: z.looseObject({ name: text, timezone: text }) });

export type MessageWire = z.infer<typeof messageRow>;
export type CallWire = z.infer<typeof callRow>;
export type ActionWire = z.infer<typeof action>;
export type TimedWire = z.infer<typeof timedEntry>;
export type TranslationWire = z.infer<typeof translation>;
