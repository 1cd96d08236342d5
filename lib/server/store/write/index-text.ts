import "server-only";
import type { Call } from "@/lib/calls/call";
import { searchedTexts } from "@/lib/calls/search/passages";
import { cutWords } from "@/lib/calls/search/words";

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
}

/** Puts the words of a call in order; no phrase goes from one text into the next. */
export function indexText(call: Call): IndexText {
  const places = new Map<string, number[]>();
  let place = 0;
  let bytes = 0;
  let partial = false;
  for (const { text } of searchedTexts(call)) {
    for (const { word } of cutWords(text)) {
      place++;
      const known = places.get(word);
      bytes += known ? 2 : Buffer.byteLength(word) + 10;
      if (bytes > mostBytes) return { words: write(places), partial: true };
      const own = known ?? [];
      if (!known) places.set(word, own);
      if (place < lastPlace && own.length < mostPlaces) own.push(place);
      else partial = true;
    }
    place++;
  }
  return { words: write(places), partial };
}

/** Words hold letters, digits and marks only: nothing of them needs to be escaped. */
function write(places: ReadonlyMap<string, readonly number[]>): string {
  return Array.from(places, ([word, at]) => (at.length > 0 ? `'${word}':${at.join(",")}` : `'${word}'`)).join(
    " ",
  );
}
