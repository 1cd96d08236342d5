import "server-only";

/** Finds also whole pairs of surrogates, but fast. */
const suspicious = /[\0\ud800-\udfff]/;

/** Replaces U+0000 and lone surrogates, which neither PostgreSQL nor UTF-8 can hold, by U+FFFD. */
export function cleanText(text: string): string {
  if (!suspicious.test(text)) return text;
  return text.replace(/[\0\p{Surrogate}]/gu, "\uFFFD"); // with `u` only lone surrogates match
}
