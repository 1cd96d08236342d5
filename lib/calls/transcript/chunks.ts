import type { Turn } from "../call";

/** Entries that are drawn together. */
export interface Chunk {
  /** Place of the first entry in the whole transcript, from 0. */
  offset: number;
  turns: Turn[];
}

/** Turns of one chunk. */
export const chunkSize = 50;

/** Cuts a transcript into pieces that are drawn, and drawn again, each by itself. */
export function cutIntoChunks(turns: readonly Turn[]): Chunk[] {
  const count = Math.ceil(turns.length / chunkSize);
  return Array.from({ length: count }, (_, chunk) => {
    const offset = chunk * chunkSize;
    return { offset, turns: turns.slice(offset, offset + chunkSize) };
  });
}

export const isSpoken = ({ speaker }: Turn) => speaker === "agent" || speaker === "caller";

/** How many turns were spoken. */
export function countSpoken(turns: readonly Turn[]): number {
  return turns.reduce((count, turn) => count + (isSpoken(turn) ? 1 : 0), 0);
}

/** Place of the spoken turn with a number (from 1) among all entries; undefined beyond the end. */
export function entryOfTurn(turns: readonly Turn[], index: number): number | undefined {
  const entry = turns.findIndex((turn) => turn.index === index && isSpoken(turn));
  return entry < 0 ? undefined : entry;
}
