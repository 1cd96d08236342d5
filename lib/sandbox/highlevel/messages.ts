import { messageIdOf, type CallFacts, type World } from "./facts";
import { idKind, shortId } from "./identity";
import { randomFor, type Random } from "./random";

/** The phone system's record of a call, as the export of messages lists it (contract 9). Times in ms since epoch. */
export interface Message {
  id: string;
  createdAt: number;
  updatedAt: number;
  direction: "inbound" | "outbound";
  /** One of the words of `meta.callStatus`. */
  status: string;
  /** Whether `meta` has the form of the reference, or the one of real servers. */
  nested: boolean;
  /** Seconds. */
  duration: number;
  /** Key of the person. */
  contact: number;
}

/** Calls of other people have keys of their own. */
const firstOther = 10_000_000;

const minute = 60_000;

/** Calls of which only a few seconds came to be. */
const short = 12;

function statusOf({ duration, abandoned }: CallFacts, random: Random): string {
  if (duration < short) return random.pick(["no-answer", "no-answer", "busy", "failed", "canceled"]);
  if (abandoned && random.chance(0.35)) return "voicemail";
  if (random.chance(0.04)) return "voicemail";
  return random.chance(0.8) ? "completed" : "answered";
}

/**
 * The messages of a call: mostly one, now and then none, an older state of it beside it, or a call of another person.
 * @param change when its status was changed, and to what
 */
export function messagesOf(
  world: World,
  facts: CallFacts,
  change: { at: number; status: string } | undefined,
): Message[] {
  const random = randomFor(world.seed, 83, facts.key);
  const ended = facts.startedAt + facts.duration * 1000;
  const own = messageIdOf(world, facts);
  const direction = random.chance(0.18) ? "outbound" : "inbound";
  const status = statusOf(facts, random);
  const [isMissing, isLate, isDoubled, isOther] = [0.03, 0.05, 0.03, 0.25].map((share) =>
    random.chance(share),
  );
  const nested = random.chance(0.5);
  const updatedAt = ended + (isLate ? 10 * minute : 2_000 + random.int(4_000));
  const { duration, contact, startedAt: createdAt } = facts;
  const messages: Message[] = [];
  if (own !== undefined && !isMissing) {
    const message = { id: own, createdAt, updatedAt, direction, status, nested, duration, contact } as const;
    messages.push(change ? { ...message, status: change.status, updatedAt: change.at } : message);
    if (isDoubled) messages.push({ ...message, status: "pending", updatedAt: createdAt, duration: 0 });
  }
  if (isOther) {
    messages.push({
      id: shortId(world.seed, idKind.message, firstOther + facts.key),
      createdAt: createdAt + 30_000,
      updatedAt: ended + minute,
      direction: random.chance(0.5) ? "outbound" : "inbound",
      status: random.pick(["completed", "voicemail", "no-answer"]),
      nested,
      duration: 5 + random.int(300),
      contact,
    });
  }
  return messages;
}

/** A message as the export writes it. */
export function messageRow(
  { id, createdAt, updatedAt, direction, status, nested, duration }: Message,
  { locationId, contactId }: { locationId: string; contactId: string },
): Record<string, unknown> {
  const seconds = String(duration);
  return {
    id,
    direction,
    // The message's own status: a call that a machine took is completed, too.
    status: ["voicemail", "completed", "answered"].includes(status) ? "completed" : status,
    type: 1,
    messageType: "TYPE_CALL",
    locationId,
    contactId,
    conversationId: `conversation-${contactId}`,
    dateAdded: new Date(createdAt).toISOString(),
    ...(nested
      ? { dateUpdated: new Date(updatedAt).toISOString(), meta: { call: { duration, status } } }
      : { source: "app", meta: { callDuration: seconds, callStatus: status } }),
  };
}
