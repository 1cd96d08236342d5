import { fold } from "../transcript/fold";

/** A word of a text, folded, and where it stands: `start` ≤ UTF-16 offset of the original < `end`. */
export interface Word {
  word: string;
  start: number;
  end: number;
}

/** Scripts that put no blanks between words: each of their letters counts as a word, and a run of them as a phrase. */
const unspaced = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"]
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join("");

/** What is longer than any word of a language is cut, in a query as in a text. */
const longest = 100;

const words = new RegExp(
  `(?=[${unspaced}])[\\p{L}\\p{N}]\\p{M}{0,${longest}}|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}]){1,${longest}}`,
  "gu",
);

/**
 * Cuts a text into words, without case, accents and punctuation. Index, query and highlight all use it, so that what is
 * found is what is marked.
 */
export function cutWords(text: string): Word[] {
  const folded = fold(text);
  return Array.from(folded.text.matchAll(words), ({ 0: word, index }) => {
    const last = index + word.length - 1;
    return {
      word,
      start: folded.spans?.starts[index] ?? index,
      end: folded.spans?.ends[last] ?? last + 1,
    };
  });
}
