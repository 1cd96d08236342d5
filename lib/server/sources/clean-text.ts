import "server-only";

/** Replaces U+0000 and lone surrogates, which neither PostgreSQL nor UTF-8 can hold, by U+FFFD. */
export function cleanText(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, "\uFFFD"); // with `u` only lone surrogates match
}
