import { findMarks, type Mark, type Search } from "../search/search";
import { fold, type Folded } from "./fold";

/** A text of a call in which is searched. */
export interface Passage {
  /** Place of the turn among all entries of the transcript, from 0; -1 for what no turn says. */
  entry: number;
  /** What a turn says, or its translation; a transcript without turns; the summary; a value of the extracted data. */
  part: "text" | "translation" | "raw" | "summary" | "extracted";
  /** The name of the extracted data. */
  name?: string;
  text: string;
  /** Where the text begins in what is shown, 0 where absent. */
  offset?: number;
}

/** Where a passage holds what is searched: `start` ≤ offset in what is shown < `end`. */
export interface Match extends Mark, Omit<Passage, "text" | "offset"> {}

const foldedPassages = new WeakMap<Passage, Folded>();

function foldOnce(passage: Passage): Folded {
  const known = foldedPassages.get(passage);
  if (known) return known;
  const folded = fold(passage.text);
  foldedPassages.set(passage, folded);
  return folded;
}

/** All places that hold what was searched for over all calls. Translations are not searched there. */
export function searchMatches(passages: readonly Passage[], search: Search): Match[] {
  return passages
    .filter(({ part }) => part !== "translation")
    .flatMap(({ text, offset = 0, ...place }) =>
      findMarks(text, search).map(({ start, end }) => ({
        ...place,
        start: start + offset,
        end: end + offset,
      })),
    );
}

/**
 * All places of the transcript that hold a text as it is written, one after the other and without overlap; none for a
 * blank one.
 */
export function findMatches(passages: readonly Passage[], words: string): Match[] {
  const wanted = fold(words.trim()).text;
  if (wanted === "") return [];
  const matches: Match[] = [];
  for (const passage of passages) {
    if (passage.part === "summary" || passage.part === "extracted") continue;
    const { text, spans } = foldOnce(passage);
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const last = at + wanted.length - 1;
      matches.push({
        entry: passage.entry,
        part: passage.part,
        start: spans?.starts[at] ?? at,
        end: spans?.ends[last] ?? last + 1,
      });
    }
  }
  return matches;
}

/** Matches by the number that is made of the place of their entry, each list in order. */
export function groupMatches(
  matches: readonly Match[],
  key: (entry: number) => number,
): ReadonlyMap<number, Match[]> {
  const groups = new Map<number, Match[]>();
  for (const match of matches) {
    const group = groups.get(key(match.entry));
    if (group) group.push(match);
    else groups.set(key(match.entry), [match]);
  }
  return groups;
}
