import "server-only";
import type { Entry } from "./transcript";

/** A run of plain turns that says the same as a run of timed ones; first and last position of each. */
export interface Match {
  plain: { from: number; to: number };
  timed: { from: number; to: number };
}

/** How many timed turns ahead a plain one is looked for. */
const lookAhead = 12;

/** How many turns of one transcript may be one turn of the other. */
const longestRun = 50;

/**
 * Which spoken turns of two transcripts of one call belong together. With the same speakers in the same
 * order they go by position; else by equal words in order, one turn against several of the other if need be.
 */
export function matchSpoken(plain: readonly Entry[], timed: readonly Entry[]): Match[] {
  const alike =
    plain.length === timed.length && plain.every((entry, at) => entry.speaker === timed[at]?.speaker);
  if (alike) return plain.map((_, at) => ({ plain: { from: at, to: at }, timed: { from: at, to: at } }));

  const ours = plain.map(toWords);
  const theirs = timed.map(toWords);
  const matches: Match[] = [];
  let from = 0;
  for (let at = 0; at < ours.length; at += 1) {
    const match = find(ours, theirs, at, from);
    if (!match) continue;
    matches.push(match);
    at = match.plain.to;
    from = match.timed.to + 1;
  }
  return matches;
}

interface Words {
  speaker: string;
  words: string;
}

/** Blanks, case and punctuation differ between the two. */
function toWords({ speaker, text }: Entry): Words {
  const words = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  return { speaker, words: words === "" ? text : words };
}

function find(ours: readonly Words[], theirs: readonly Words[], at: number, from: number): Match | undefined {
  for (let candidate = from; candidate < Math.min(theirs.length, from + lookAhead); candidate += 1) {
    const timedEnd = runEnd(theirs, candidate, ours[at]);
    if (timedEnd !== undefined) {
      return { plain: { from: at, to: at }, timed: { from: candidate, to: timedEnd } };
    }
    const plainEnd = runEnd(ours, at, theirs[candidate]);
    if (plainEnd !== undefined) {
      return { plain: { from: at, to: plainEnd }, timed: { from: candidate, to: candidate } };
    }
  }
  return undefined;
}

/** The last of the turns from `from` on that together say what `whole` says. */
function runEnd(turns: readonly Words[], from: number, whole: Words | undefined): number | undefined {
  if (!whole) return undefined;
  let said = 0;
  for (const [run, { speaker, words }] of turns.slice(from, from + longestRun).entries()) {
    if (speaker !== whole.speaker || !whole.words.startsWith(words, said)) return undefined;
    said += words.length;
    if (said === whole.words.length) return from + run;
  }
  return undefined;
}
