import { entry, randomFor, type Random } from "../../lib/sandbox/highlevel/random";

/** Words that are looked for, and how often they come is known. */
export const soughtWords = {
  /** Each in about every sixth call, together in about every sixteenth. */
  common: ["invoice", "tomorrow"],
  /** Each in a few hundred of a million calls, together in fifteen. */
  rare: ["periwinkle", "astrolabe"],
} as const;

const syllables = ["ba", "de", "lo", "mi", "nu", "ra", "se", "ti", "vo", "ka", "fe", "gu", "pa", "ho"];

const vocabulary = Array.from({ length: 4000 }, (_, index) => {
  const random = randomFor(11, index);
  return Array.from({ length: 1 + random.int(4) }, () => random.pick(syllables)).join("") + String(index % 7);
});

/** A word of the vocabulary: the first ones come as often as "the" and "you" do, the last ones hardly ever. */
function word(random: Random): string {
  return entry(vocabulary, Math.floor(vocabulary.length ** random.next()) - 1);
}

/** Some words, with a few others put among them. */
export function sentence(random: Random, length: number, sought: readonly string[] = []): string {
  const words = Array.from({ length }, () => word(random));
  for (const each of sought) words.splice(random.int(words.length), 0, each);
  return `${words.join(" ")}.`;
}
