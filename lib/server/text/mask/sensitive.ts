import "server-only";
import { masked } from "@/lib/calls/masked";
import { cutWords, type Word } from "@/lib/calls/search/words";
import { ibanLength, isClabe, isIban, isLuhn } from "./checksums";
import { introductionAt, mayIntroduce } from "./introductions";
import { findNumberRuns, type NumberRun } from "./number-runs";
import { hasNumbers, numberWord } from "./number-words";
import type { Span } from "./spans";

/** Digits of a card's number. */
const cardDigits = { least: 13, most: 19 };

/** ms since the epoch, which many records hold. */
const isMoment = (digits: string) => /^1[4-9]\d{11}$/.test(digits);

const isCard = (digits: string) => digits.length >= cardDigits.least && isLuhn(digits);

/** The numbers of cards and bank accounts that stand in a run of digits, which may hold other digits, too. */
function cardsIn(text: string, { groups, digits, ...run }: NumberRun): Span[] {
  // International telephone numbers have up to 15 digits.
  const isPhone = text[run.start - 1] === "+" && digits.length <= 15;
  if (isPhone || digits.length < cardDigits.least || isMoment(digits)) return [];
  if (digits.length <= cardDigits.most && (isCard(digits) || isClabe(digits))) return [run];
  const found: Span[] = [];
  for (const [first, { start, digits: begin }] of groups.entries()) {
    if (!/^[2-6]/.test(begin) && begin.length < cardDigits.least) continue;
    let number = "";
    for (const group of groups.slice(first, first + cardDigits.most)) {
      number += group.digits;
      if (number.length > cardDigits.most) break;
      if (isCard(number) || isClabe(number)) found.push({ start, end: group.end });
    }
  }
  return found;
}

/** IBANs, in groups or in one. */
function findIbans(words: readonly Word[]): Span[] {
  const found: Span[] = [];
  for (const [first, { word, start }] of words.entries()) {
    const length = ibanLength(word);
    let code = "";
    for (let at = first; code.length < length; at += 1) {
      const next = words[at];
      if (!next) break;
      code += next.word;
      if (code.length === length && isIban(code)) found.push({ start, end: next.end });
    }
  }
  return found;
}

/** Words between an introduction and its number, within the number, and in the number. */
const limits = { before: 25, within: 2, number: 40 };
const fewestDigits = 4;

const isCapitals = (text: string, { start, end }: Word) => /^[A-Z]{1,6}$/.test(text.slice(start, end));

/** How many digits a word adds to a number; -1 if it is no part of one, 0 for letters that stand in it. */
function digitsOf(text: string, words: readonly Word[], at: number): number {
  const word = words[at];
  if (!word) return -1;
  const said = numberWord(word.word);
  if (said) return said.kind === "digits" ? said.digits.length : 1;
  const digits = word.word.replace(/\D/g, "").length;
  if (digits > 0) return digits;
  const before = words[at - 1];
  const isJoined = before !== undefined && /^\p{Pd}$/u.test(text.slice(before.end, word.start));
  if (word.word.length === 1 && (isJoined || !/^[aiyo]$/.test(word.word))) {
    return isJoined || isCapitals(text, word) ? 0 : -1;
  }
  const next = words[at + 1];
  return isCapitals(text, word) && next !== undefined && /^\d/.test(next.word) ? 0 : -1;
}

/**
 * The first number of enough digits after an introduction.
 * @param digitsAt how many digits each word adds
 * @param from the word after the introduction
 */
function numberAfter(
  text: string,
  words: readonly Word[],
  digitsAt: (at: number) => number,
  from: number,
): Span | undefined {
  for (let first = from; first < Math.min(words.length, from + limits.before); first += 1) {
    // The number was masked before.
    if (text.slice(words[first - 1]?.end, words[first]?.start).includes(masked)) return undefined;
    if (digitsAt(first) < 0) continue;
    let last = first;
    let digits = 0;
    for (let at = first; at < first + limits.number && at - last <= limits.within; at += 1) {
      const own = digitsAt(at);
      if (own < 0) continue;
      digits += own;
      last = at;
    }
    const start = words[first]?.start ?? 0;
    if (digits >= fewestDigits) return { start, end: words[last]?.end ?? start };
    first = last;
  }
  return undefined;
}

/** Words that say that the number before them is what follows: "… is my social security number". */
const mostAfter = 4;
const leastBefore = 7;

function findIntroduced(text: string, words: readonly Word[], runs: readonly NumberRun[]): Span[] {
  const found: Span[] = [];
  const known: number[] = [];
  const digitsAt = (at: number) => (known[at] ??= digitsOf(text, words, at));
  let runAt = 0;
  for (const [at, { start }] of words.entries()) {
    const length = introductionAt(words, at);
    if (length === 0 || start < (found.at(-1)?.end ?? 0)) continue;
    const after = numberAfter(text, words, digitsAt, at + length);
    while ((runs[runAt + 1]?.end ?? Infinity) <= start) runAt += 1;
    const run = runs[runAt];
    const near = words[Math.max(0, at - mostAfter)]?.start ?? 0;
    const between = run && run.end <= start && run.end >= near ? text.slice(run.end, start) : "";
    if (run && run.digits.length >= leastBefore && /\b(?:is|was|es|era)\b/i.test(between)) found.push(run);
    if (after) found.push(after);
  }
  return found;
}

const ascii = /^[\u0000-\u007f]*$/;

/** Whether a text may hold such a number at all. */
function mayHold(text: string): boolean {
  const plain = ascii.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, "");
  if (!hasNumbers(plain, fewestDigits)) return false;
  return hasNumbers(plain, cardDigits.least) || mayIntroduce(plain);
}

/**
 * Finds the numbers that no reader sees without asking for them: of payment cards, of bank accounts, and of persons
 * where they are introduced as such, in English and Spanish, written or said.
 */
export function findSensitive(text: string): Span[] {
  if (!mayHold(text)) return [];
  const words = cutWords(text);
  const runs = findNumberRuns(text, words);
  return [
    ...runs.flatMap((run) => cardsIn(text, run)),
    ...findIbans(words),
    ...findIntroduced(text, words, runs),
  ];
}
