import type { ActionType } from "./wire";

/** One move of a conversation: a turn (one of several wordings), an action, or room for more talk. */
export type Step =
  | { kind: "turn"; speaker: "agent" | "user"; wordings: readonly string[] }
  /** A turn in Spanish with what it means in English. */
  | { kind: "pair"; speaker: "agent" | "user"; spanish: string; english: string }
  | { kind: "action"; type: ActionType }
  | { kind: "room" };

/** A conversation before it is worded: its moves, and what is said about it afterwards. */
export interface Script {
  steps: readonly Step[];
  /** Wordings of the summary. */
  summary: readonly string[];
  /** The words that came up in the call; only these reach `extractedData`. */
  known: readonly string[];
}

export function bot(...wordings: readonly string[]): Step {
  return { kind: "turn", speaker: "agent", wordings };
}

export function caller(...wordings: readonly string[]): Step {
  return { kind: "turn", speaker: "user", wordings };
}

export function botPair(spanish: string, english: string): Step {
  return { kind: "pair", speaker: "agent", spanish, english };
}

export function callerPair(spanish: string, english: string): Step {
  return { kind: "pair", speaker: "user", spanish, english };
}

export function act(type: ActionType): Step {
  return { kind: "action", type };
}

/** Where small talk and further questions go when the call is longer than its errand. */
export const room: Step = { kind: "room" };
