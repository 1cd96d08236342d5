import { actionRows } from "./action-rows";
import { businesses, deletedAgent } from "./businesses/index";
import { linesOf } from "./call-lines";
import type { Conversation } from "./conversation";
import { agentIdOf, callIdOf, messageIdOf, type CallFacts, type World } from "./facts";
import { entry, randomFor, type Random } from "./random";
import type { TimedLine, TimedTurn } from "./timing";
import { timedEntries, transcriptOf } from "./transcript";
import type { CallRow } from "./wire";
import type { Zone } from "./zone";

/** Writes a call as the list shows it, with its timed transcript. */
export function callRow(world: World, facts: CallFacts, zone: Zone): CallRow {
  const random = randomFor(world.seed, 61, facts.key);
  const { talk, lines } = linesOf(world, facts, zone);
  const row: CallRow = {
    id: callIdOf(world, facts),
    contactId: talk.person.id,
    createdAt: new Date(facts.startedAt).toISOString(),
    duration: facts.duration,
    agentId: agentIdOf(world.seed, facts.agent),
    isAgentDeleted: facts.agent === deletedAgent,
    trialCall: facts.trial,
    executedCallActions: actionRows(world, facts, lines, random),
    ...summaryOf(facts, talk, random),
    transcript: transcriptOf(lines),
    ...translationOf(talk, lines, random),
    ...extractedOf(facts, talk, random),
  };
  if (!random.chance(0.1)) row.transcriptWithToolCalls = timedEntries(facts, lines);
  // Optional fields are now and then missing, and a call of no length may have no transcript (contract 1.4).
  if (facts.duration === 0 && random.chance(0.3)) delete row.transcript;
  if (random.chance(0.015)) delete row.contactId;
  if (facts.trial) return row;
  // Web calls have neither number nor recording; newer phone calls tell about transfers (contract 1.4).
  if (!random.chance(0.02)) row.fromNumber = talk.person.phone;
  const messageId = messageIdOf(world, facts);
  if (messageId !== undefined) row.messageId = messageId;
  const transferred = lines.some((line) => line.kind === "action" && line.type === "CALL_TRANSFER");
  if (random.chance(0.75)) row.agentTransferOccurred = transferred;
  return row;
}

function summaryOf(facts: CallFacts, talk: Conversation, random: Random): Pick<CallRow, "summary"> {
  if (facts.duration === 0) return random.chance(0.5) ? { summary: null } : {};
  return { summary: random.chance(0.03) ? null : talk.summary };
}

/** Three official shapes that disagree, and null in practice (contract 5.2). */
function translationOf(
  talk: Conversation,
  lines: readonly TimedLine[],
  random: Random,
): Pick<CallRow, "translation"> {
  const turns = lines.filter((line): line is TimedTurn => line.kind === "turn");
  if (!talk.spanish || turns.length === 0) {
    if (random.chance(0.06)) return {};
    return { translation: random.chance(0.04) ? { enabled: false, language: null } : null };
  }
  const english = transcriptOf(turns.map((turn) => ({ ...turn, text: turn.english ?? turn.text })));
  const shape = random.int(3);
  if (shape === 0) return { translation: { enabled: true, language: "es" } };
  return {
    translation: shape === 1 ? { translatedTranscript: english } : { transcript: english, language: "en" },
  };
}

function extractedOf(facts: CallFacts, talk: Conversation, random: Random): Pick<CallRow, "extractedData"> {
  if (random.chance(0.04)) return {};
  if (facts.duration === 0 || random.chance(0.05)) return { extractedData: {} };
  const known = new Set(facts.abandoned ? [] : talk.script.known);
  if (known.has("full") && random.chance(0.4)) known.add("email");
  const { fields } = entry(businesses, facts.agent);
  return {
    extractedData: Object.fromEntries(
      fields.map(([name, word]) => [name, known.has(word) ? numberOr(talk, word) : null]),
    ),
  };
}

/** Spoken numbers are noted as they are dialled. */
function numberOr({ words }: Conversation, word: string): string | null {
  return words[word === "phone" ? "number" : word] ?? null;
}
