import type { Mark } from "./search";

/** A piece of a text; `mark` where it is one that was searched for. */
interface Piece<M extends Mark> {
  text: string;
  mark?: M;
}

/** Cuts a text at its marks, which stand in order. */
export function cutAtMarks<M extends Mark>(text: string, marks: readonly M[]): Piece<M>[] {
  const pieces: Piece<M>[] = [];
  let done = 0;
  for (const mark of marks) {
    // Two marks within one letter, such as a syllable of Hangul, are shown once.
    if (mark.start < done) continue;
    if (mark.start > done) pieces.push({ text: text.slice(done, mark.start) });
    pieces.push({ text: text.slice(mark.start, mark.end), mark });
    done = mark.end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done) });
  return pieces;
}
