import type { Transcript, Turn } from "../call";
import { isSpoken } from "./chunks";

const label = /^(ai agent|agent|assistant|bot|user|caller|customer|human)[^\S\r\n]*:/gim;
const agentLabel = /^(ai agent|agent|assistant|bot)/i;

/** What each turn of a translated transcript says, in order. */
function cutAtLabels(text: string): { agent: boolean; text: string }[] {
  const labels = [...text.matchAll(label)];
  return labels
    .map((match, position) => ({
      agent: agentLabel.test(match[0]),
      text: text.slice(match.index + match[0].length, labels[position + 1]?.index).trim(),
    }))
    .filter((turn) => turn.text !== "");
}

/**
 * The translation of each spoken turn, by its number from 1; undefined where the translated text does not have the
 * same turns of the same speakers, so that it can only be shown as a whole.
 */
export function pairTranslation(
  { turns }: Pick<Transcript, "turns">,
  text: string,
): ReadonlyMap<number, string> | undefined {
  const spoken: Turn[] = turns.filter(isSpoken);
  const translated = cutAtLabels(text);
  const same =
    spoken.length > 0 &&
    spoken.length === translated.length &&
    spoken.every((turn, position) => (turn.speaker === "agent") === translated[position]?.agent);
  return same ? new Map(spoken.map((turn, at) => [turn.index, translated[at]?.text ?? ""])) : undefined;
}

/** A language by its English name and tag, `Spanish (es)`; a tag that is none is left as it is. */
export function describeLanguage(tag: string): string {
  try {
    const name = new Intl.DisplayNames("en", { type: "language" }).of(tag);
    return name === undefined || name === tag ? tag : `${name} (${tag})`;
  } catch {
    return tag;
  }
}
