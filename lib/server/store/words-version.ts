import "server-only";

/** Raised when words are cut, folded or weighted in another way: calls with a lower one are cut again. */
export const wordsVersion = 2;

/** The condition that an older version of Callboard cut the words of a row of `call_texts`. */
export const isCutBefore = (table: string): string => `${table}.version < ${wordsVersion}`;
