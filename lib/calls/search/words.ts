import { fold } from "./fold";

/** A word of a text, folded, and where it stands: `start` ≤ UTF-16 offset of the original < `end`. */
export interface Word {
  word: string;
  start: number;
  end: number;
  /** Words that follow each other have places that do; counted from 1. */
  place: number;
}

/** Scripts that put no blanks between words, or grow words by endings: each of their letters counts as a word. */
const lettersAsWords = ["Han", "Hiragana", "Katakana", "Hangul", "Thai", "Lao", "Khmer", "Myanmar"]
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join("");

/** What is longer than any word of a language is cut, in a query as in a text. */
const longest = 100;

const words = new RegExp(
  `(?<letter>(?=[${lettersAsWords}])[\\p{L}\\p{N}]\\p{M}{0,${longest}})|(?:(?![${lettersAsWords}])[\\p{L}\\p{N}\\p{M}]){1,${longest}}`,
  "gu",
);

const isLetterAsWord = new RegExp(`^[${lettersAsWords}]`, "u");

/** Whether a word may have endings: it is no letter that counts as a word. */
export const isSpelled = (word: string): boolean => word.length > 1 && !isLetterAsWord.test(word);

/** Whether a search for a word finds what begins with it. Most calls have words that begin with any two letters. */
export const isOpen = (word: string): boolean => word.length > 2 && isSpelled(word);

/**
 * Cuts a text into words, without case, accents and punctuation. Index, query and highlight all use it, so that what is
 * found is what is marked. Between letters that count as words, a blank or a sign takes a place of its own: no word is
 * found across it.
 */
export function cutWords(text: string): Word[] {
  const folded = fold(text);
  const starts = (at: number) => folded.spans?.starts[at] ?? at;
  const ends = (at: number) => folded.spans?.ends[at] ?? at + 1;
  let place = 0;
  let letterEnd = -1;
  return Array.from(folded.text.matchAll(words), ({ 0: word, index, groups }) => {
    const isLetter = groups?.letter !== undefined;
    place += isLetter && letterEnd >= 0 && letterEnd < index ? 2 : 1;
    letterEnd = isLetter ? index + word.length : -1;
    return { word, start: starts(index), end: ends(index + word.length - 1), place };
  });
}

/** Digits that are written like a telephone number, and where they stand as in `Word`. */
export interface Digits {
  digits: string;
  start: number;
  end: number;
}

/** The fewest digits of a telephone number that is found however it is written. */
export const fewestDigits = 7;
const mostDigits = 18;

/** A full stop before a blank ends a sentence, not a group of digits. */
const between = String.raw`\p{Cf}?(?:\s?[(\p{Pd}]\s?|\)[\s\p{Pd}]?|[./·\s])?\p{Cf}?`;
const numbers = new RegExp(
  String.raw`(?<!\p{Nd})\p{Nd}(?:${between}\p{Nd}){${fewestDigits - 1},${mostDigits - 1}}(?!\p{Nd})`,
  "gu",
);
const trunk = /\(\s*0\s*\)/gu;
const dialled = /^(?:011(?=[1-9]\d{7})|0+)/;

/** The digits of a number without what is dialled before it: `00`, `011`, the zero of a trunk. */
export const numberDigits = (text: string): string =>
  fold(text).text.replace(trunk, "").replace(/\D/g, "").replace(dialled, "");

/** Finds what is written like a telephone number. */
export function cutNumbers(text: string): Digits[] {
  return Array.from(text.matchAll(numbers), ({ 0: written, index }) => ({
    digits: numberDigits(written),
    start: index,
    end: index + written.length,
  })).filter(({ digits }) => digits.length >= fewestDigits);
}

/** Whether one number is the other, or the other as it is dialled within its country. */
export const isSameNumber = (one: string, other: string): boolean =>
  one.endsWith(other) || other.endsWith(one);
