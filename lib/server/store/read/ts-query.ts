import "server-only";
import { parseSearch, type Term } from "@/lib/calls/search/search";

/** Words hold letters, digits and marks only: nothing of them needs to be escaped. */
const phrase = (term: Term) => `(${term.map((word) => `'${word}'`).join(" <-> ")})`;

/**
 * A search as PostgreSQL's `tsquery` reads it, over words that were cut by the same function. Undefined where there is
 * no word in it, which restricts nothing.
 */
export function toTsQuery(q: string): string | undefined {
  const search = parseSearch(q);
  if (!search) return undefined;
  return [...search.wanted.map(phrase), ...search.excluded.map((term) => `!${phrase(term)}`)].join(" & ");
}
