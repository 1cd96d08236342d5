import "server-only";
import { cutWords, type Word } from "@/lib/calls/search/words";
import { findNumberRuns } from "@/lib/server/text/mask/number-runs";
import { maskSpans, type Span } from "@/lib/server/text/mask/spans";
import { findSpokenAddresses } from "@/lib/server/text/mask/spoken-addresses";

const between = String.raw`[\s\p{Pd}\p{Cf}().,/·_+]{0,6}`;

/**
 * E-mail addresses, and seven or more digits with separators. Linear: an address is tried only at the start of its
 * run of characters, and the classes of digits and separators are disjoint.
 */
const written = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}\p{M}._%+'-])[\p{L}\p{N}\p{M}._%+'-]+@[\p{L}\p{N}\p{M}.-]+`,
    String.raw`\p{Nd}(?:${between}\p{Nd}){6,}`,
  ].join("|"),
  "gu",
);

/** Digits of a number that may be a telephone's, and of a part of the caller's own number. */
const fewestDigits = 7;
const fewestOfKnown = 4;

/** What is personal in the texts of a call. */
export interface Personal {
  /** Folded words of names and other values. */
  words: ReadonlySet<string>;
  /** Digits of the numbers that the call names: parts of them are personal, too, as in "ending in 0123". */
  numbers: readonly string[];
}

export const nothingPersonal: Personal = { words: new Set(), numbers: [] };

/** Personal words that are spelled letter by letter. */
function findSpelled(words: readonly Word[], personal: ReadonlySet<string>): Span[] {
  const found: Span[] = [];
  let letters: Word[] = [];
  for (const word of [...words, undefined]) {
    if (word?.word.length === 1) {
      letters.push(word);
      continue;
    }
    const [first] = letters;
    const last = letters.at(-1);
    const spelled = letters.map((each) => each.word).join("");
    const isPersonal =
      spelled.length > 2 && [...personal].some((each) => each.length > 2 && spelled.includes(each));
    if (first && last && isPersonal) found.push({ start: first.start, end: last.end });
    letters = [];
  }
  return found;
}

/** Finds addresses, numbers and the personal words of a text, written or said. */
export function findPersonal(text: string, { words: personal, numbers }: Personal): Span[] {
  const found: Span[] = Array.from(text.matchAll(written), ({ 0: match, index }) => ({
    start: index,
    end: index + match.length,
  }));
  const words = cutWords(text);
  const isKnown = (digits: string) =>
    digits.length >= fewestOfKnown && numbers.some((number) => number.includes(digits));
  const runs = findNumberRuns(text, words).filter(
    ({ digits }) => digits.length >= fewestDigits || isKnown(digits),
  );
  return [
    ...found,
    ...runs,
    ...findSpokenAddresses(text, words),
    ...words.filter(({ word }) => personal.has(word)),
    ...findSpelled(words, personal),
  ];
}

/** Masks addresses, numbers and the personal words of a text. */
export const maskText = (text: string, personal: Personal): string =>
  maskSpans(text, findPersonal(text, personal));

/** The words of some texts, folded. Single letters of alphabets are too common to be personal. */
export const personalWords = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(
    texts.flatMap((text) =>
      cutWords(text).flatMap(({ word }) => (/^[\p{Script=Latin}\p{Nd}]$/u.test(word) ? [] : [word])),
    ),
  );
