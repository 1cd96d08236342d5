import type { Action, Call, JsonValue } from "../../lib/calls/call";
import { actionTypes } from "../../lib/calls/action-types";
import { randomFor, type Random } from "../../lib/sandbox/highlevel/random";
import { sentence, soughtWords } from "./words";

/** How many agents share the calls. */
export const agents = 8;

export const agentId = (number: number) => `agent-${number}`;

/** The template of the calls that hold both rare words. */
export const rareTemplate = "rare";

/** What a template holds where each copy has a word of its own. */
export const templateReference = "000000";

function actionsOf(random: Random, at: number): Action[] {
  const several = random.chance(0.5) ? 1 + random.int(3) : 0;
  return Array.from({ length: several }, (_, index) => {
    // Squared: some types come far more often than others.
    const { type, label } = random.pick(actionTypes.slice(0, 1 + Math.floor(8 * random.next() ** 2)));
    const triggered = new Date(at + index * 20_000).toISOString();
    return {
      id: `action-${random.int(40)}`,
      type,
      name: label,
      parameters: { note: sentence(random, 4) },
      triggeredAt: triggered,
      executedAt: triggered,
    };
  });
}

function extractedBy(random: Random): Record<string, JsonValue> {
  const names = ["Email", "Reason for the call", "Budget", "Preferred day", "Postcode", "Callback"];
  const values = names.flatMap((name) => (random.chance(0.35) ? [[name, sentence(random, 3)] as const] : []));
  return { Reference: templateReference, ...Object.fromEntries(values) };
}

function soughtBy(random: Random, id: string, index: number): string[] {
  const both = random.chance(0.06);
  const common = soughtWords.common.filter(() => both || random.chance(0.1));
  const rare = soughtWords.rare.filter((_, each) => id === rareTemplate || each === index);
  return [...common, ...rare];
}

/**
 * One of the calls of which all others are copies: its text, actions and data are theirs, all else is not.
 * Each of the first two holds one of the rare words.
 */
export function templateCall(seed: number, index: number, id: string): Call {
  const random = randomFor(seed, index);
  const startedAt = Date.UTC(2025, 0, 1) + index * 60_000;
  const count = 8 + random.int(9);
  const sought = soughtBy(random, id, index);
  const turns = Array.from({ length: count }, (_, turn) => ({
    index: turn + 1,
    speaker: turn % 2 === 0 ? ("agent" as const) : ("caller" as const),
    label: turn % 2 === 0 ? "bot" : "human",
    text: sentence(random, 6 + random.int(14), turn === count - 2 ? sought : []),
    start: turn * 6,
    end: turn * 6 + 5,
  }));
  return {
    id,
    connection: "templates",
    startedAt: new Date(startedAt).toISOString(),
    duration: count * 6,
    agent: { id: agentId(index % agents), deleted: false },
    kind: "live",
    actions: actionsOf(random, startedAt),
    summary: { text: sentence(random, 20), format: "plain" },
    extracted: extractedBy(random),
    recording: "unknown",
    ...(random.chance(0.3) && { transferred: random.chance(0.2) }),
    transcript: { turns, timing: "exact" },
    raw: { transcript: turns.map(({ label, text }) => `${label}: ${text}`).join("\n"), source: "bench" },
  };
}
