import "server-only";
import { z } from "zod";
import type { CallKey, RevealAnswer } from "@/lib/calls/answers";
import type { Call, JsonValue } from "@/lib/calls/call";
import { mask } from "../access/mask";
import { maskText, nothingPersonal } from "../access/mask-text";
import type { Reader } from "../access/reader";
import { writeAudit } from "../audit/write-audit";
import { longestName } from "../bounds";
import { CallboardError } from "../errors";
import { askStore } from "../store/ask-store";
import { grantOfCall } from "./call-grant";
import { findCall } from "./get-call";

/** What a reader asks to see. */
export const revealRequest = z.strictObject(
  {
    part: z
      .string('Name a "part" of the call.')
      .min(1)
      .max(longestName + 20),
  },
  'Name the "part" of the call, and nothing else.',
);

const numberIn = (text: string) => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined);

/** The value of a part of a call; undefined if the call has none. */
function valueOf(call: Call, part: string): JsonValue | undefined {
  if (part === "number") return call.fromNumber;
  if (part === "contact") return call.contact?.name;
  if (part === "summary") return call.summary?.text;
  if (part === "translation") return call.translation?.text;
  const [, group = "", name = ""] = /^(turn|extracted|action)\/(.*)$/s.exec(part) ?? [];
  if (group === "extracted") return Object.hasOwn(call.extracted, name) ? call.extracted[name] : undefined;
  const place = numberIn(name);
  if (group === "turn") {
    const turns = call.transcript.turns.filter(({ speaker }) => speaker === "agent" || speaker === "caller");
    return turns.find(({ index }) => index === place)?.text;
  }
  const action = group === "action" && place !== undefined ? call.actions[place - 1] : undefined;
  return (
    action && {
      ...(action.name !== undefined && { name: action.name }),
      ...(action.description !== undefined && { description: action.description }),
      parameters: action.parameters,
    }
  );
}

/**
 * One value of a call that is masked for the reader. The audit log notes it before it is shown: which part of which call,
 * and not the value. Only owners see the numbers of cards, accounts and persons.
 *
 * @throws CallboardError `forbidden` if the grant does not allow it, `not_found` for a part that the call does not have
 */
export async function revealPart(
  reader: Reader,
  key: CallKey,
  { part }: z.output<typeof revealRequest>,
  headers: Headers,
  signal: AbortSignal,
): Promise<RevealAnswer> {
  const { connection, mayReveal } = await grantOfCall(reader, key, signal);
  const isOwner = reader.person?.isOwner === true;
  if (!isOwner && !mayReveal) {
    throw new CallboardError("forbidden", "Your access does not allow this. Ask an administrator for more.");
  }
  const { call } = await findCall(connection, key.id, Date.now(), signal);
  const value = valueOf(isOwner ? call : mask(call, "full"), part);
  if (value === undefined) {
    throw new CallboardError("not_found", "The call has no such part. Reload the page.");
  }
  await askStore(signal, (database) =>
    writeAudit(
      database,
      { reader, headers },
      {
        action: "call.reveal",
        connectionId: connection.connectionId,
        subject: call.id,
        details: { part: maskText(part, nothingPersonal) },
      },
    ),
  );
  return { part, value };
}
