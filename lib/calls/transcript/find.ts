import { fold, type Folded } from "./fold";

/** A text in which is searched: what a turn says, or its translation. */
export interface Passage {
  /** Place of the turn among all entries of the transcript, from 0. */
  entry: number;
  part: "text" | "translation";
  text: string;
}

/** Where a passage holds what is searched: `start` ≤ offset < `end`. */
export interface Match extends Omit<Passage, "text"> {
  start: number;
  end: number;
}

const foldedPassages = new WeakMap<Passage, Folded>();

function foldOnce(passage: Passage): Folded {
  const known = foldedPassages.get(passage);
  if (known) return known;
  const folded = fold(passage.text);
  foldedPassages.set(passage, folded);
  return folded;
}

/** All places that hold the words, one after the other and without overlap; none for blank words. */
export function findMatches(passages: readonly Passage[], words: string): Match[] {
  const wanted = fold(words.trim()).text;
  if (wanted === "") return [];
  const matches: Match[] = [];
  for (const passage of passages) {
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

/** A piece of a text; `match` where it is one that was searched for. */
export interface Piece {
  text: string;
  match?: Match;
}

/** Cuts a text at its matches, which stand in order. */
export function cutAtMatches(text: string, matches: readonly Match[]): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of matches) {
    // Two matches within one letter, such as a syllable of Hangul, are marked once.
    if (match.start < done) continue;
    if (match.start > done) pieces.push({ text: text.slice(done, match.start) });
    pieces.push({ text: text.slice(match.start, match.end), match });
    done = match.end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done) });
  return pieces;
}
