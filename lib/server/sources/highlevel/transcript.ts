import "server-only";
import type { Transcript, Turn } from "@/lib/calls/call";
import { findLabels, hasNamedLine, type Label } from "./labels";

/** A turn before it is numbered. */
export type Entry = Omit<Turn, "index">;

/** HighLevel's own words. */
const usual = new Set(["bot", "human"]);

/** `index` counts what was spoken from 1; system and tool entries repeat the one before. */
export function numberTurns(entries: readonly Entry[]): Turn[] {
  let index = 0;
  return entries.map((entry) => {
    if (isSpoken(entry)) index += 1;
    return { index, ...entry };
  });
}

export const isSpoken = (entry: Entry) => entry.speaker === "agent" || entry.speaker === "caller";

/**
 * Cuts HighLevel's transcript into turns: `bot:` and `human:` at the start of a line, and other words for the two in
 * several forms (see `labels.ts`). Observed on real servers: line breaks and blank lines inside of a turn, the same
 * speaker twice in a row, a last turn cut off. What is said before the first label is a system entry. A text without
 * labels, or whose labels do not tell who spoke, is kept as `raw`. Never throws.
 */
export function parseTranscript(text: string): Transcript {
  const labels = chooseLabels(text, findLabels(text));
  const [first] = labels;
  if (!first) return { turns: [], timing: "none", ...(text.trim() !== "" && { raw: text.trim() }) };
  const before = text.slice(0, first.start).trim();
  const entries: Entry[] = before === "" ? [] : [{ speaker: "system", label: "system", text: before }];
  labels.forEach(({ end, written, speaker }, position) => {
    const spoken = text.slice(end, labels[position + 1]?.start).trim();
    if (speaker && spoken !== "") entries.push({ speaker, label: written, text: spoken });
  });
  return { turns: numberTurns(entries), timing: "none" };
}

/** The labels that begin a turn. None if some of them do not tell who spoke. */
function chooseLabels(text: string, found: readonly Label[]): Label[] {
  const spoken = found.filter(({ speaker }) => speaker !== undefined);
  const [first] = spoken;
  if (!first) return [];
  const hasUsual = spoken.some(({ word }) => usual.has(word));
  if (!hasUsual && text.slice(0, first.start).trim() !== "") return [];
  const words = {
    agent: new Set(spoken.filter(({ speaker }) => speaker === "agent").map(({ word }) => word)),
    caller: new Set(spoken.filter(({ speaker }) => speaker === "caller").map(({ word }) => word)),
  };
  const oneSided = words.agent.size === 0 || words.caller.size === 0;
  if (oneSided && hasNamedLine(text.slice(first.start))) return [];

  const chosen: Label[] = [];
  for (const label of found) {
    const { speaker, word, style } = label;
    const isSure = speaker && (words[speaker].size === 1 || usual.has(word) || style === first.style);
    const hasUsualWord = speaker && [...usual].some((each) => words[speaker].has(each));
    if (isSure) chosen.push(label);
    else if (speaker === undefined ? style !== first.style : speaker === chosen.at(-1)?.speaker) {
      // The same speaker goes on, in another form of label or in a line that only looks like one.
      if (speaker && !hasUsualWord) chosen.push(label);
    } else return [];
  }
  return chosen;
}
