"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { chunkSize } from "@/lib/calls/transcript/chunks";
import { findMatches, groupMatches, type Match, type Passage } from "@/lib/calls/transcript/find";

/** A search in the transcript: its words, what they found, and which of it is looked at. */
export interface Find {
  words: string;
  setWords: (words: string) => void;
  total: number;
  /** From 0. */
  index: number;
  match: Match | undefined;
  /** Goes on by so many matches, around the end. */
  move: (by: number) => void;
  /** Chunk → its matches, in order. */
  byChunk: ReadonlyMap<number, Match[]>;
}

/** Searches while the reader types; the transcript follows when there is time. */
export function useFind(passages: readonly Passage[]): Find {
  const [words, setWords] = useState("");
  const [place, setPlace] = useState({ words: "", index: 0 });
  const searched = useDeferredValue(words);
  const matches = useMemo(() => findMatches(passages, searched), [passages, searched]);
  const byChunk = useMemo(() => groupMatches(matches, (entry) => Math.floor(entry / chunkSize)), [matches]);
  const total = matches.length;
  const index = place.words === searched ? place.index : 0;
  const move = (by: number) => {
    if (total > 0) setPlace({ words: searched, index: (index + by + total) % total });
  };
  return { words, setWords, total, index, match: matches[index], move, byChunk };
}
