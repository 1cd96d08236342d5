import "server-only";
import type { Word } from "@/lib/calls/search/words";
import type { Span } from "./spans";

/** Words for the signs of an e-mail address, folded, in English and Spanish. */
const atWords = new Set(["at", "arroba"]);
const dotWords = new Set(["dot", "punto"]);
const joinWords = new Set([
  ...dotWords,
  "underscore",
  "dash",
  "hyphen",
  "guion",
  "bajo",
  "plus",
  "mas",
  "period",
]);

/** What stands before "at" where the address of a web site follows. */
const notLocal = new Set(
  "us online website site web page book visit look more or is it available meet find check see shop order".split(
    " ",
  ),
);

/** The most words of each part of an address. */
const most = 20;

const gap = (text: string, before: Word | undefined, after: Word | undefined) =>
  before && after ? text.slice(before.end, after.start) : "\n";
const isNear = (between: string) => between.length <= 3 && !/[\n•]/.test(between);

/**
 * The last word of the domain that begins with a word; undefined if none does.
 * @param dot how a full stop stands in it: after a word for "@" a blank beside it ends a sentence
 */
function domainEnd(text: string, words: readonly Word[], first: number, dot: RegExp): number | undefined {
  let last: number | undefined;
  for (let at = first + 1; at < Math.min(words.length, first + most); at += 1) {
    const word = words[at];
    if (!word || !isNear(gap(text, words[at - 1], word))) break;
    if (dot.test(gap(text, words[at - 1], word))) last = at;
    else if (dotWords.has(word.word)) last = words[at + 1] ? at + 1 : last;
    else if (last !== undefined && last < at) break;
  }
  return last;
}

/** The first word of what stands before "at": spelled letters, and words that are joined by signs. */
function localStart(text: string, words: readonly Word[], last: number): number {
  let first = last;
  for (let at = last; at > Math.max(0, last - most); at -= 1) {
    const before = words[at - 1];
    const word = words[at];
    if (!before || !word || !isNear(gap(text, before, word))) break;
    const isJoined = /^[._+-]$/.test(gap(text, before, word));
    const isSpelled = word.word.length === 1 && before.word.length === 1;
    if (!isJoined && !isSpelled && !joinWords.has(before.word) && !joinWords.has(word.word)) break;
    first = at - 1;
  }
  return first;
}

/**
 * Finds e-mail addresses that are said, such as "ann at example dot com".
 * @param words of the text, as `cutWords` gives them
 */
export function findSpokenAddresses(text: string, words: readonly Word[]): Span[] {
  const found: Span[] = [];
  for (const [at, { word }] of words.entries()) {
    const local = words[at - 1];
    const sign = gap(text, local, words[at]);
    const isWord = atWords.has(word);
    if (!local || (!isWord && !/^\s?@\s?$/.test(sign)) || notLocal.has(local.word)) continue;
    const last = isWord ? domainEnd(text, words, at + 1, /^\.$/) : domainEnd(text, words, at, /^\s?\.\s?$/);
    if (last === undefined) continue;
    const first = words[localStart(text, words, at - 1)] ?? local;
    found.push({ start: first.start, end: words[last]?.end ?? local.end });
  }
  return found;
}
