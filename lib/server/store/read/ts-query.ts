import "server-only";
import { LRUCache } from "lru-cache";
import { parseSearch, type Term } from "@/lib/calls/search/search";

/** Words hold letters, digits and marks only: nothing of them needs to be escaped. */
const phrase = (term: Term) => `(${term.map((word) => `'${word}'`).join(" <-> ")})`;

/** A search as PostgreSQL's `tsquery` reads it, over words that were cut by the same function. */
export interface TsQuery {
  words: string;
  /** The calls that are meant hold none of it: an index of words cannot tell which these are. */
  isExcluded: boolean;
  /** The order of words matters, which the index does not know: each text is compared. */
  hasPhrase: boolean;
}

/** What was read lately: each answer takes several statements, and reading thousands of words takes a while. */
const recent = new LRUCache<string, { query: TsQuery | undefined }>({ max: 20 });

/** Undefined where there is no word in a search, which restricts nothing. */
export function toTsQuery(q: string): TsQuery | undefined {
  const known = recent.get(q) ?? { query: read(q) };
  recent.set(q, known);
  return known.query;
}

function read(q: string): TsQuery | undefined {
  const search = parseSearch(q);
  if (!search) return undefined;
  const { wanted, excluded } = search;
  const hasPhrase = [...wanted, ...excluded].some((term) => term.length > 1);
  if (wanted.length === 0) return { words: excluded.map(phrase).join(" | "), isExcluded: true, hasPhrase };
  const terms = [...wanted.map(phrase), ...excluded.map((term) => `!${phrase(term)}`)];
  return { words: terms.join(" & "), isExcluded: false, hasPhrase };
}
