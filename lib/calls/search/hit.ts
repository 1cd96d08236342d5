import type { SearchHit } from "./search-answer";
import type { SearchedText } from "./passages";
import { findMarks, type Search, type Stemmer } from "./search";

/** How much of a text is shown around its first mark, in UTF-16 units. */
const before = 60;
const most = 200;

/** The first text that holds something of what is wanted, cut to a snippet; undefined where none does. */
export function findHit(
  texts: readonly SearchedText[],
  search: Search,
  stem?: Stemmer,
): SearchHit | undefined {
  for (const { text, ...place } of texts) {
    if (search.speaker !== undefined && place.speaker !== search.speaker) continue;
    const marks = findMarks(text, search, stem);
    const first = marks[0];
    if (!first) continue;
    const start = first.start <= before ? 0 : startOfWord(text, first.start - before);
    const end = text.length - start <= most ? text.length : endOfWord(text, start + most);
    const head = start > 0 ? "…" : "";
    const shift = head.length - start;
    return {
      ...place,
      text: head + text.slice(start, end) + (end < text.length ? "…" : ""),
      marks: marks
        .filter((mark) => mark.end <= end)
        .map((mark) => ({ start: mark.start + shift, end: mark.end + shift })),
    };
  }
  return undefined;
}

/** The place after the first blank within a few letters, so that no word and no character is cut. */
function startOfWord(text: string, at: number): number {
  const blank = text.slice(at, at + 20).search(/\s/);
  return blank < 0 ? wholeCharacter(text, at) : at + blank + 1;
}

function endOfWord(text: string, at: number): number {
  const blank = text.slice(at - 20, at).search(/\s(?=\S*$)/);
  return blank < 0 ? wholeCharacter(text, at) : at - 20 + blank;
}

const wholeCharacter = (text: string, at: number) => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at);
