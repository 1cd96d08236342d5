import "server-only";
import type { Call } from "@/lib/calls/call";
import { searchedTexts, type SearchedText } from "@/lib/calls/search/passages";
import { cutNumbers, cutWords } from "@/lib/calls/search/words";
import { maskSensitive } from "@/lib/server/text/mask/mask-sensitive";
import { numberWord, storedWord, type StoredWord } from "../stored-words";

/** What PostgreSQL's tsvector holds: places up to 16,383, 255 of them for a word, one megabyte in all. */
const lastPlace = 16_383;
const mostPlaces = 255;
const mostBytes = 900_000;

/** The words of a call for the index. */
export interface IndexText {
  /** Text form of a tsvector. */
  words: string;
  /** The call is too long: of its later part words are found, phrases are not, or not even words. */
  partial: boolean;
  /** What the table of words has of them. */
  stored: StoredWord[];
}

/** The weight tells who said a word: the caller, the agent, something else of the call; none: who the call is with. */
function weightOf({ where, speaker }: SearchedText): "A" | "B" | "C" | "" {
  if (where === "contact" || where === "number") return "";
  if (speaker === "caller") return "A";
  return speaker === "agent" ? "B" : "C";
}

/** The words of a text, and the telephone numbers in it as words of their own. */
function wordsOf(text: string): { word: string; place: number }[] {
  const words = cutWords(text);
  const numbers = cutNumbers(text).map(({ digits, start }) => ({
    word: numberWord(digits),
    place: words.find((word) => word.end > start)?.place ?? 1,
  }));
  return [...words, ...numbers];
}

/**
 * Puts the words of a call in order; no phrase goes from one text into the next. The numbers of cards, accounts and
 * persons are not among them.
 */
export function indexText(call: Call): IndexText {
  const places = new Map<string, string[]>();
  let before = 0;
  let bytes = 0;
  let partial = false;
  const done = () => ({
    words: write(places),
    partial,
    stored: [...places.keys()].flatMap((word) => storedWord(word) ?? []),
  });
  for (const each of searchedTexts(maskSensitive(call))) {
    const weight = weightOf(each);
    let last = 0;
    for (const { word, place } of wordsOf(each.text)) {
      const known = places.get(word);
      bytes += known ? 2 : Buffer.byteLength(word) + 10;
      if (bytes > mostBytes) {
        partial = true;
        return done();
      }
      const own = known ?? [];
      if (!known) places.set(word, own);
      last = Math.max(last, place);
      if (before + place < lastPlace && own.length < mostPlaces) own.push(`${before + place}${weight}`);
      else partial = true;
    }
    before += last + 1;
  }
  return done();
}

/** Words hold letters, digits and marks only, and "~" before a number: nothing of them needs to be escaped. */
function write(places: ReadonlyMap<string, readonly string[]>): string {
  return Array.from(places, ([word, at]) => (at.length > 0 ? `'${word}':${at.join(",")}` : `'${word}'`)).join(
    " ",
  );
}
