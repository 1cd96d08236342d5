import { speakerOf } from "./speaker";
import { cutNumbers, cutWords, fewestDigits, isSameNumber, isOpen, numberDigits, type Word } from "./words";

/** Words that follow each other: one, or a phrase. */
export interface Term {
  /** As the reader wrote it. */
  text: string;
  /** Folded, with their places from 1 on. */
  words: readonly Pick<Word, "word" | "place">[];
  /** In quotes: the last word finds itself only, not what begins with it or has its stem. */
  exact: boolean;
  /** The digits of a telephone number, which is found however it is written. */
  digits?: string;
}

/** Who spoke, as a search can ask for it. */
export type Speaker = "caller" | "agent";

/** What is searched for: of each of `wanted` one term, of `excluded` none. */
export interface Search {
  wanted: readonly (readonly Term[])[];
  excluded: readonly Term[];
  /** Only what this one said is searched. */
  speaker?: Speaker;
  /** It has more than `mostTerms`, of which the first are searched. */
  isCut?: true;
}

/** The most terms of a search: each costs a look at the index. */
export const mostTerms = 50;

const quotes = /[\u201c\u201d\u201e\u00ab\u00bb\uff02]/g;
const part =
  /(?<minus>[-\u2212\u2013](?=\S))?(?:"(?<phrase>[^"]*)"?|(?<number>\+?\(?\p{Nd}[\p{Nd}\s().\p{Pd}/·\p{Cf}]*\p{Nd}(?=[\s"]|$))|(?<words>[^\s"]+))/gu;

function toTerm(text: string, exact: boolean): Term | undefined {
  const words = cutWords(text).map(({ word, place }) => ({ word, place }));
  return words.length === 0 ? undefined : { text: text.trim(), words, exact };
}

/** What a telephone number means: the number however it is written, or its groups of digits as they stand. */
function toTerms(number: string): Term[] {
  const digits = numberDigits(number);
  const term = toTerm(number, false);
  if (!term) return [];
  return digits.length < fewestDigits ? [term] : [{ ...term, digits }];
}

interface Token {
  terms: Term[];
  isExcluded: boolean;
  isOr: boolean;
  speaker?: Speaker;
}

function* tokensOf(q: string): Generator<Token> {
  for (const { groups = {} } of q.replace(quotes, '"').matchAll(part)) {
    const { minus, phrase, number, words = "" } = groups;
    const isExcluded = minus !== undefined;
    const speaker = speakerOf(words);
    if (speaker) {
      yield { terms: [], isExcluded, isOr: false, speaker };
    } else if (words === "OR" || words === "|") {
      yield { terms: [], isExcluded, isOr: true };
    } else {
      const isCalled = number !== undefined && numberDigits(number).length >= fewestDigits;
      const texts = phrase !== undefined ? [phrase] : isCalled ? [] : (number ?? words).split(/\s+/);
      const terms = texts.flatMap((text) => toTerm(text, phrase !== undefined) ?? []);
      // A number with blanks that is no telephone number is several words.
      const all = isCalled ? [toTerms(number)] : terms.map((term) => [term]);
      for (const each of all) yield { terms: each, isExcluded, isOr: false };
    }
  }
}

const keyOf = ({ words, exact, digits }: Term) =>
  `${digits ?? words.map(({ word, place }) => `${place}:${word}`).join(" ")}${exact ? '"' : ""}`;

/**
 * Reads a search: words, `"phrases"`, `-exclusions` of both, `OR` between them, and `speaker:caller` or
 * `speaker:agent`. What a word holds beside letters and digits parts it: `follow-up` is the phrase "follow up".
 * Undefined if there is no word in it.
 */
export function parseSearch(q: string): Search | undefined {
  const wanted: Term[][] = [];
  const excluded = new Map<string, Term>();
  let speaker: Speaker | undefined;
  let joins = false;
  let terms = 0;
  let isCut: true | undefined;
  for (const token of tokensOf(q)) {
    speaker = token.speaker ?? speaker;
    const group = wanted.at(-1);
    if (token.isOr) joins = group !== undefined;
    if (token.terms.length === 0) continue;
    terms += 1;
    if (terms > mostTerms) {
      isCut = true;
      break;
    }
    if (token.isExcluded) for (const term of token.terms) excluded.set(keyOf(term), term);
    else if (joins && group) group.push(...token.terms);
    else wanted.push(token.terms);
    joins = false;
  }
  if (wanted.length + excluded.size === 0) return undefined;
  const groups = new Map(wanted.map((group) => [group.map(keyOf).sort().join("|"), group]));
  return {
    wanted: [...groups.values()],
    excluded: [...excluded.values()],
    ...(speaker && { speaker }),
    ...(isCut && { isCut }),
  };
}

/** Gives the stems of a folded word, one for each language of a call. */
export type Stemmer = (word: string) => readonly string[];

export const noStems: Stemmer = () => [];

/** Whether a word of a text is what a term ends with. */
function isFound(word: string, wanted: string, exact: boolean, stem: Stemmer): boolean {
  if (word === wanted) return true;
  if (exact || !isOpen(wanted)) return false;
  if (word.startsWith(wanted)) return true;
  const stems = stem(word);
  return stem(wanted).some((each, language) => each === stems[language]);
}

/** A span of a text that was searched for: `start` ≤ UTF-16 offset < `end`. */
export interface Mark {
  start: number;
  end: number;
}

/** How many words of a text a term finds from one of them on; 0 for none. */
function countFound(term: Term, words: readonly Word[], at: number, stem: Stemmer): number {
  const first = words[at];
  const last = term.words.length - 1;
  const holds = term.words.every(({ word: wanted, place }, index) => {
    const found = words[at + index];
    return (
      found !== undefined &&
      first !== undefined &&
      found.place - first.place === place - 1 &&
      (index === last ? isFound(found.word, wanted, term.exact, stem) : found.word === wanted)
    );
  });
  return holds ? term.words.length : 0;
}

/** Where a text holds any of some terms, in order and without overlap. */
export function findTerms(text: string, terms: readonly Term[], stem: Stemmer): Mark[] {
  const numbers = terms.flatMap(({ digits }) => digits ?? []);
  const called =
    numbers.length === 0
      ? []
      : cutNumbers(text).filter(({ digits }) => numbers.some((wanted) => isSameNumber(digits, wanted)));
  const words = cutWords(text);
  const marks: Mark[] = called.map(({ start, end }) => ({ start, end }));
  for (let at = 0; at < words.length;) {
    const length = Math.max(0, ...terms.map((term) => countFound(term, words, at, stem)));
    const first = words[at];
    const last = words[at + length - 1];
    if (length > 0 && first && last) marks.push({ start: first.start, end: last.end });
    at += Math.max(1, length);
  }
  if (called.length === 0) return marks;
  let done = 0;
  return marks
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < done) return false;
      done = end;
      return true;
    });
}

/** Where a text holds what is wanted, in order and without overlap. */
export const findMarks = (text: string, { wanted }: Search, stem: Stemmer = noStems): Mark[] =>
  findTerms(text, wanted.flat(), stem);
