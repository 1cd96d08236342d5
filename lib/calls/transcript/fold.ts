/** A text as a search compares it: without case, accents and typographic quotes. */
export interface Folded {
  text: string;
  /**
   * Where each character of `text` begins and ends in the original, as UTF-16 offsets; absent where
   * both have the same offsets.
   */
  spans?: { starts: number[]; ends: number[] };
}

const ascii = /^[\u0000-\u007f]*$/;
const accents = /[\u0300-\u036f]/g;

/** Latin letters and punctuation: here one character folds to exactly one. */
const aligned = /^[\u0000-\u024f\u2000-\u206f\u2190-\u21ff]*$/;

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(accents, "")
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/ς/g, "σ")
    .replace(/\s/g, " ");
}

/** Folds a text and keeps the way back to its own offsets. */
export function fold(original: string): Folded {
  if (ascii.test(original)) return { text: original.toLowerCase().replace(/\s/g, " ") };
  if (aligned.test(original)) return { text: plain(original) };
  const starts: number[] = [];
  const ends: number[] = [];
  let text = "";
  let offset = 0;
  for (const character of original) {
    const folded = plain(character);
    const end = offset + character.length;
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(offset);
      ends.push(end);
    }
    // An accent that stands by itself belongs to the letter before it.
    if (folded === "" && ends.length > 0) ends[ends.length - 1] = end;
    text += folded;
    offset = end;
  }
  return { text, spans: { starts, ends } };
}
