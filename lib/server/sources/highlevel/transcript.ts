import "server-only";
import type { Speaker, Transcript, Turn } from "@/lib/calls/call";

/** A turn before it is numbered. */
export type Entry = Omit<Turn, "index">;

const lines = (labels: string) => new RegExp(`^(${labels})[^\\S\\r\\n]*:`, "gim");
const usual = "bot|human";
const others = "ai agent|agent|assistant|bot|user|caller|customer|human";
const agentLabel = /^(bot|agent|assistant|ai agent)$/i;

function speakerOf(label: string): Speaker {
  return agentLabel.test(label) ? "agent" : "caller";
}

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
 * Cuts HighLevel's transcript into turns: `bot:` and `human:` at the start of a line, in any case, with or
 * without blanks around the colon. Observed on real servers: line breaks and blank lines inside of a turn,
 * the same speaker twice in a row, a last turn cut off. Other labels (agent, user, caller …) count only
 * where neither of the usual ones occurs and the text begins with one. What is said before the first label
 * is a system entry; a text without labels is kept as `raw`. Never throws.
 */
export function parseTranscript(text: string): Transcript {
  const labels = findLabels(text);
  const [first] = labels;
  if (!first) return { turns: [], timing: "none", ...(text.trim() !== "" && { raw: text.trim() }) };
  const before = text.slice(0, first.index).trim();
  const entries: Entry[] = before === "" ? [] : [{ speaker: "system", label: "system", text: before }];
  labels.forEach((match, position) => {
    const [whole, label = ""] = match;
    const spoken = text.slice(match.index + whole.length, labels[position + 1]?.index).trim();
    if (spoken !== "") entries.push({ speaker: speakerOf(label), label, text: spoken });
  });
  return { turns: numberTurns(entries), timing: "none" };
}

function findLabels(text: string): RegExpExecArray[] {
  const found = [...text.matchAll(lines(usual))];
  if (found.length > 0) return found;
  const rest = [...text.matchAll(lines(others))];
  return rest[0] && text.slice(0, rest[0].index).trim() === "" ? rest : [];
}
