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
  const known = new Set<string>();
  for (const { groups = {} } of q.replace(quotes, '"').matchAll(part)) {
    const term = cutWords(groups.phrase ?? groups.words ?? "").map(({ word }) => word);
    const excluded = groups.excluded !== undefined;
    const key = `${excluded ? "-" : ""}${term.join(" ")}`;
    if (term.length > 0 && !known.has(key)) (excluded ? search.excluded : search.wanted).push(term);
    known.add(key);
  }
  return search.wanted.length + search.excluded.length > 0 ? search : undefined;
}

/** A span of a text that was searched for: `start` ≤ UTF-16 offset < `end`. */
export interface Mark {
  start: number;
  end: number;
}

/** Long texts meet long searches: each word is compared with the terms alone that begin with it. */
const knownTerms = new WeakMap<Term[], Map<string | undefined, Term[]>>();

function termsByFirst(wanted: Term[]): Map<string | undefined, Term[]> {
  const known = knownTerms.get(wanted);
  if (known) return known;
  const terms = new Map<string | undefined, Term[]>();
  for (const term of wanted) {
    const others = terms.get(term[0]);
    if (others) others.push(term);
    else terms.set(term[0], [term]);
  }
  knownTerms.set(wanted, terms);
  return terms;
}

/** Where a text holds what is wanted, in order and without overlap. */
export function findMarks(text: string, { wanted }: Search): Mark[] {
  const words = cutWords(text);
  const terms = termsByFirst(wanted);
  const marks: Mark[] = [];
  for (let at = 0; at < words.length;) {
    const lengths = (terms.get(words[at]?.word) ?? [])
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
