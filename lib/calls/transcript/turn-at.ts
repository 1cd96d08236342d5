import type { Turn } from "../call";
import { isSpoken } from "./chunks";

/** When a turn begins, in seconds from the start of the call. */
interface Beginning {
  entry: number;
  start: number;
}

/** The beginnings of the spoken turns in their order in time. */
export function beginningsOf(turns: readonly Turn[]): Beginning[] {
  return turns
    .flatMap((turn, entry) =>
      isSpoken(turn) && turn.start !== undefined ? [{ entry, start: turn.start }] : [],
    )
    .sort((a, b) => a.start - b.start);
}

/** Place of the turn that is heard at a time (seconds): the last that has begun. */
export function entryAt(beginnings: readonly Beginning[], seconds: number): number | undefined {
  let low = 0;
  let high = beginnings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((beginnings[middle]?.start ?? Infinity) <= seconds) low = middle + 1;
    else high = middle;
  }
  return beginnings[low - 1]?.entry;
}
