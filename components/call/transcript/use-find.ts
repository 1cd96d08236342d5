"use client";

import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { parseSearch } from "@/lib/calls/search/search";
import { chunkSize } from "@/lib/calls/transcript/chunks";
import {
  findMatches,
  groupMatches,
  searchMatches,
  type Match,
  type Passage,
} from "@/lib/calls/transcript/find";

/** A search in a call: its words, what they found, and which of it is looked at. */
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
  /** Matches in a part that is no turn, in order. */
  inPart: (part: Match["part"], name?: string) => Match[];
}

/** What `q` wants to be found; undefined where it only leaves calls out. */
function wantedIn(q: string | undefined) {
  const search = q === undefined ? undefined : parseSearch(q);
  return search && search.wanted.length > 0 ? search : undefined;
}

/**
 * Searches while the reader types; the call follows when there is time. It begins with what the list was searched for,
 * by the same rules as the list: whole words and phrases, anywhere in the call. What is typed is found as it stands.
 *
 * @param q the search of the list that the call stands in
 * @param from place of the entry at which the reader begins
 */
export function useFind(passages: readonly Passage[], q: string | undefined, from: number): Find {
  const search = useMemo(() => wantedIn(q), [q]);
  const [words, setWords] = useState(search ? (q ?? "") : "");
  const [place, setPlace] = useState<{ words: string; index: number }>();
  const [begin] = useState(from);
  const searched = useDeferredValue(words);
  const matches = useMemo(
    () => (search && searched === q ? searchMatches(passages, search) : findMatches(passages, searched)),
    [passages, search, searched, q],
  );
  const byChunk = useMemo(() => groupMatches(matches, (entry) => Math.floor(entry / chunkSize)), [matches]);
  const total = matches.length;
  const first =
    searched === q
      ? Math.max(
          0,
          matches.findIndex(({ entry }) => entry >= begin),
        )
      : 0;
  const index = place?.words === searched ? place.index : first;
  const move = useCallback(
    (by: number) => {
      if (total > 0) setPlace({ words: searched, index: (index + by + total) % total });
    },
    [total, searched, index],
  );
  const inPart: Find["inPart"] = (part, name) =>
    matches.filter((match) => match.part === part && match.name === name);
  return { words, setWords, total, index, match: matches[index], move, byChunk, inPart };
}
