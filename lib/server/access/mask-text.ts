import "server-only";
import { cutWords } from "@/lib/calls/search/words";

/** What stands for a masked text. It holds no letter and no digit, so that masking it again changes nothing. */
export const masked = "•••";

const between = String.raw`[\s\p{Pd}\p{Cf}().,/·_+]{0,6}`;

/**
 * E-mail addresses, and seven or more digits with separators. Linear: an address is tried only at the start of its
 * run of characters, and the classes of digits and separators are disjoint.
 */
const personal = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}\p{M}._%+'-])[\p{L}\p{N}\p{M}._%+'-]+@[\p{L}\p{N}\p{M}.-]+`,
    String.raw`\p{Nd}(?:${between}\p{Nd}){6,}`,
  ].join("|"),
  "gu",
);

const maskWords = (text: string, words: ReadonlySet<string>): string => {
  if (words.size === 0) return text;
  let result = "";
  let end = 0;
  for (const { word, start, end: next } of cutWords(text)) {
    if (!words.has(word)) continue;
    result += text.slice(end, start) + masked;
    end = next;
  }
  return result + text.slice(end);
};

/** Masks addresses, numbers and the given words of a text. @param words as `personalWords` gives them */
export const maskText = (text: string, words: ReadonlySet<string>): string =>
  maskWords(text.replace(personal, masked), words);

/** The words of some texts, folded. Single letters of alphabets are too common to be personal. */
export const personalWords = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(
    texts.flatMap((text) =>
      cutWords(text).flatMap(({ word }) => (/^[\p{Script=Latin}\p{Nd}]$/u.test(word) ? [] : [word])),
    ),
  );
