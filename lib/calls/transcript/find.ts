import type { Turn } from "../call";
import { findMarks, type Mark, type Search, type Stemmer } from "../search/search";

/** A text of a call in which is searched. */
export interface Passage {
  /** Place of the turn among all entries of the transcript, from 0; -1 for what no turn says. */
  entry: number;
  /** What a turn says, or its translation; a transcript without turns; the summary; a value of the extracted data. */
  part: "text" | "translation" | "raw" | "summary" | "extracted";
  /** The name of the extracted data. */
  name?: string;
  /** Who says it, if a turn does. */
  speaker?: Turn["speaker"];
  text: string;
  /** Where the text begins in what is shown, 0 where absent. */
  offset?: number;
}

/** Where a passage holds what is searched: `start` ≤ offset in what is shown < `end`. */
export interface Match extends Mark, Omit<Passage, "text" | "offset" | "speaker"> {}

/**
 * All places of a call that hold what is searched, one after the other and without overlap.
 * @param stem of the languages of the call
 */
export function findMatches(passages: readonly Passage[], search: Search, stem?: Stemmer): Match[] {
  const { speaker: asked } = search;
  return passages
    .filter(({ speaker }) => asked === undefined || speaker === asked)
    .flatMap(({ text, offset = 0, speaker: _, ...place }) =>
      findMarks(text, search, stem).map(({ start, end }) => ({
        ...place,
        start: start + offset,
        end: end + offset,
      })),
    );
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
