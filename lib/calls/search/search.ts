import { cutWords } from "./words";

/** Words that follow each other: one, or a phrase. */
export type Term = readonly string[];

/** What is searched for: all of `wanted`, none of `excluded`. */
export interface Search {
  wanted: Term[];
  excluded: Term[];
}

const quotes = /[\u201c\u201d\u201e\u00ab\u00bb\uff02]/g;
const part = /(?<excluded>[-\u2212])?(?:"(?<phrase>[^"]*)"?|(?<words>[^\s"]+))/gu;

/**
 * Reads a search: words, `"phrases"`, and `-exclusions` of both. What a word holds beside letters and digits parts it:
 * `follow-up` is the phrase "follow up". Undefined where there is no word in it.
 */
export function parseSearch(q: string): Search | undefined {
  const search: Search = { wanted: [], excluded: [] };
  for (const { groups = {} } of q.replace(quotes, '"').matchAll(part)) {
    const term = cutWords(groups.phrase ?? groups.words ?? "").map(({ word }) => word);
    const terms = groups.excluded === undefined ? search.wanted : search.excluded;
    const known = terms.some((other) => other.join(" ") === term.join(" "));
    if (term.length > 0 && !known) terms.push(term);
  }
  return search.wanted.length + search.excluded.length > 0 ? search : undefined;
}

/** A span of a text that was searched for: `start` ≤ UTF-16 offset < `end`. */
export interface Mark {
  start: number;
  end: number;
}

/** Where a text holds what is wanted, in order and without overlap. */
export function findMarks(text: string, { wanted }: Search): Mark[] {
  const words = cutWords(text);
  const marks: Mark[] = [];
  for (let at = 0; at < words.length;) {
    const lengths = wanted
      .filter((term) => term.every((word, index) => words[at + index]?.word === word))
      .map(({ length }) => length);
    const length = Math.max(0, ...lengths);
    const first = words[at];
    const last = words[at + length - 1];
    if (length > 0 && first && last) marks.push({ start: first.start, end: last.end });
    at += Math.max(1, length);
  }
  return marks;
}
