import type { Random } from "./random";

/** What `{name}` in a phrase stands for. */
export type Words = Readonly<Record<string, string>>;

const choice = /\[([^[\]]*)\]/g;
const slot = /\{(\w+)\}/g;

/**
 * Writes a phrase out: `[Hi|Hello]` takes one of its alternatives (they nest), `{day}` its word.
 * Throws on a slot without a word, so that no brace ever reaches a transcript.
 */
export function phrase(template: string, words: Words, random: Random): string {
  let text = template;
  while (text.includes("[")) {
    const before = text;
    text = text.replace(choice, (_whole, options: string) => random.pick(options.split("|")));
    if (text === before) throw new Error(`unbalanced brackets in the phrase: ${template}`);
  }
  return text.replace(slot, (_whole, name: string) => {
    const word = words[name];
    if (word === undefined) throw new Error(`no word for {${name}} in the phrase: ${template}`);
    return word;
  });
}
