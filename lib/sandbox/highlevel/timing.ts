import { speakingTime, type Line } from "./conversation";
import type { Random } from "./random";
import type { ActionType } from "./wire";

/** A turn at its place in time; seconds from the start of the call. */
export interface TimedTurn {
  kind: "turn";
  speaker: "agent" | "user";
  text: string;
  english?: string;
  start: number;
  end: number;
}

/** An action at its place in time. */
export interface TimedAction {
  kind: "action";
  type: ActionType;
  start: number;
}

export type TimedLine = TimedTurn | TimedAction;

/**
 * Gives every line its time within `duration` seconds. A talk that is too short is spread out, one that
 * is somewhat too long is sped up; an abandoned one is cut where the caller hung up.
 */
export function timeLines(
  lines: readonly Line[],
  duration: number,
  abandoned: boolean,
  random: Random,
): TimedLine[] {
  const natural = pace(lines, random);
  const length = natural.at(-1)?.next ?? 0;
  const fits = duration - 0.2;
  const scale = abandoned || length === 0 ? 1 : fits / length;
  const timed: TimedLine[] = [];
  for (const { line, start, end } of natural) {
    const from = start * scale;
    const to = end * scale;
    if (from >= fits) break;
    if (line.kind === "action") timed.push({ kind: "action", type: line.type, start: noisy(from, random) });
    else if (to <= fits) timed.push({ ...line, start: noisy(from, random), end: noisy(to, random) });
    else {
      timed.push({
        ...cut(line, (fits - from) / (to - from)),
        start: noisy(from, random),
        end: noisy(fits, random),
      });
      break;
    }
  }
  return timed;
}

interface Paced {
  line: Line;
  start: number;
  end: number;
  next: number;
}

function pace(lines: readonly Line[], random: Random): Paced[] {
  const paced: Paced[] = [];
  let at = 0.15 + random.next() * 0.5;
  for (const line of lines) {
    const start = at;
    const end = line.kind === "turn" ? start + speakingTime(line.text) * (0.9 + random.next() * 0.25) : start;
    // Callers think before they answer, tools take a moment.
    at = end + (line.kind === "turn" ? 0.3 + random.next() * 1.4 : 0.6 + random.next());
    paced.push({ line, start, end, next: at });
  }
  return paced;
}

/** The last words of a caller who hangs up, or of an agent who is hung up on, break off. */
export function cut<T extends { text: string; english?: string }>(turn: T, part: number): T {
  const keep = (text: string): string => text.slice(0, Math.max(1, Math.floor(text.length * part)));
  const short = { ...turn, text: keep(turn.text) };
  return turn.english === undefined ? short : { ...short, english: keep(turn.english) };
}

/** Milliseconds with the float noise that real times carry (contract 5.1, 7: 10.898000999999999). */
function noisy(seconds: number, random: Random): number {
  const exact = Math.round(seconds * 1000) / 1000;
  return random.chance(0.35) ? exact + 0.000000999999999 : exact;
}
