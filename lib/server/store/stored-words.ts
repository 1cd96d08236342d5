import "server-only";
import { isSpelled } from "@/lib/calls/search/words";

/** The word under which a telephone number is indexed: it is found by its last digits. */
export const numberWord = (digits: string): string => `~${[...digits].reverse().join("")}`;

/** Longer words are cut in the table of words: an index holds them whole. */
const longest = 60;

/** What the table of words has of a word. */
export interface StoredWord {
  word: string;
  /** The call has a longer word that begins with it. */
  continues: boolean;
}

/**
 * What the table of words has of a word: its letters up to the first digit, as there are as many different numbers and
 * references as calls. Undefined if nothing begins with it.
 */
export function storedWord(word: string): StoredWord | undefined {
  const letters = /^[\p{L}\p{M}]+/u.exec(word)?.[0].slice(0, longest) ?? "";
  return isSpelled(letters) ? { word: letters, continues: letters.length < word.length } : undefined;
}
