import "server-only";
import type { Transcript } from "@/lib/calls/call";
import { matchSpoken, type Match } from "./match-spoken";
import { isSpoken, numberTurns, type Entry } from "./transcript";

/**
 * A plain transcript with the times and tool entries of the timed one. The plain one decides what was
 * spoken, so that a turn has the same number with and without times; where there is no plain one, the timed
 * one stands for itself. What cannot be placed keeps no time.
 */
export function attachTimes(plain: Transcript, timed: readonly Entry[]): Transcript {
  if (timed.length === 0) return plain;
  const turns: Entry[] = plain.turns.map(({ index: _, ...entry }) => entry);
  const entries = turns.some(isSpoken) ? merge(turns, timed) : [...timed];
  const spoken = entries.filter(isSpoken);
  if (spoken.length === 0) return plain;
  const exact = spoken.every((entry) => entry.start !== undefined);
  return { turns: numberTurns(entries), timing: exact ? "exact" : "none" };
}

function merge(turns: readonly Entry[], timed: readonly Entry[]): Entry[] {
  const spoken = turns.filter(isSpoken);
  const timedSpoken = timed.filter(isSpoken);
  const matches = matchSpoken(spoken, timedSpoken);
  const others = placeOthers(timed, matches);
  const preamble = turns.filter((entry) => !isSpoken(entry)); // only ever before the first label
  return [
    ...preamble,
    ...(others.get(-1) ?? []),
    ...withTimes(spoken, timedSpoken, matches).flatMap((entry, position) => [
      entry,
      ...(others.get(position) ?? []),
    ]),
  ];
}

/** A run of turns begins when its first timed one does and ends when its last one does. */
function withTimes(spoken: Entry[], timed: Entry[], matches: readonly Match[]): Entry[] {
  const result = [...spoken];
  const set = (position: number, time: Pick<Entry, "start" | "end">) => {
    const entry = result[position];
    if (entry) result[position] = { ...entry, ...time };
  };
  for (const match of matches) {
    const start = timed[match.timed.from]?.start;
    const end = timed[match.timed.to]?.end;
    if (start !== undefined) set(match.plain.from, { start });
    if (end !== undefined) set(match.plain.to, { end });
  }
  return result;
}

/** Tool and system entries by the spoken turn after which they stand; -1 is before the first. */
function placeOthers(timed: readonly Entry[], matches: readonly Match[]): Map<number, Entry[]> {
  const places = new Map<number, Entry[]>();
  let heard = 0;
  let place = -1;
  let next = 0;
  for (const entry of timed) {
    if (isSpoken(entry)) {
      heard += 1;
      continue;
    }
    for (let match = matches[next]; match && match.timed.from < heard; match = matches[next]) {
      place = match.plain.to;
      next += 1;
    }
    const others = places.get(place);
    if (others) others.push(entry);
    else places.set(place, [entry]);
  }
  return places;
}
