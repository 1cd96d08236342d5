import { createRemembered } from "./remember";
import { readWords } from "./read-words";
import type { DateStyle } from "./date-styles";

/** How a language writes dates and numbers: plain data, which the server sends with a page. */
export interface Words {
  /** A text with `{day}`, `{month}` and so on for each style; a `2` in a name asks for two digits. */
  templates: Record<DateStyle, string>;
  /** From January. A name may depend on whether a day stands beside it. */
  months: Record<"short" | "shortWithDay" | "long" | "longWithDay", string[]>;
  /** From Monday. */
  weekdays: Record<"inDate" | "short" | "long", string[]>;
  /** Whether a day has 12 hours twice, with what stands beside them. */
  halves?: { morning: string; afternoon: string };
  number: {
    group: string;
    decimal: string;
    /** Digits of the last group, and of those before it. */
    sizes: [number, number];
    /** The fewest digits of a number that has groups. */
    groupsFrom: number;
    /** A share as a text with `{number}`. */
    percent: string;
  };
}

const sent = new Map<string, Words>();
const read = createRemembered<string, Words>(50);

/**
 * Keeps the words that the server wrote a page with. A browser may lack a language or have an older version of it, and
 * would write other words than stand on the page.
 */
export function keepWords(locale: string, words: Words): void {
  sent.set(locale, words);
}

/** The words of a language (a BCP 47 tag): those that the server sent, else those of this machine. */
export const wordsOf = (locale: string): Words => sent.get(locale) ?? read(locale, () => readWords(locale));
