"use client";

import { useCallback, useDeferredValue, useEffect, useMemo, useState } from "react";
import { parseSearch, type Stemmer } from "@/lib/calls/search/search";
import { loadStemmer, usualLanguages } from "@/lib/calls/search/stems";
import { chunkSize } from "@/lib/calls/transcript/chunks";
import { findMatches, groupMatches, type Match, type Passage } from "@/lib/calls/transcript/find";

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

/** The parts of a call in which the list searches, and those of the transcript. */
const ofList = new Set<Passage["part"]>(["text", "raw", "summary", "extracted"]);
const ofTranscript = new Set<Passage["part"]>(["text", "translation", "raw"]);

/** What is to be found; undefined if nothing is, or calls are only left out. */
function wantedIn(words: string | undefined) {
  const search = words === undefined ? undefined : parseSearch(words);
  return search && search.wanted.length > 0 ? search : undefined;
}

/** What gives the stems of words, as soon as it is loaded; nothing loads while nothing is searched. */
function useStemmer(languages: readonly string[], isWanted: boolean): Stemmer | undefined {
  const [stemmer, setStemmer] = useState<{ stem: Stemmer }>();
  const wanted = isWanted ? languages.join(",") : "";
  useEffect(() => {
    if (wanted === "") return;
    let isCurrent = true;
    // Without it words are found, only their other forms are not.
    loadStemmer(wanted.split(",")).then(
      (stem) => isCurrent && setStemmer({ stem }),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [wanted]);
  return stemmer?.stem;
}

/**
 * Searches while the reader types; the call follows when there is time. It begins with what the list was searched for.
 * What is typed is found in the transcript and its translation, by the same rules.
 *
 * @param q the search of the list that the call stands in
 * @param from place of the entry at which the reader begins
 * @param languages of the call, as ISO 639-1
 */
export function useFind(
  passages: readonly Passage[],
  q: string | undefined,
  from: number,
  languages: readonly string[] = usualLanguages,
): Find {
  const [words, setWords] = useState(() => (wantedIn(q) ? (q ?? "") : ""));
  const [place, setPlace] = useState<{ words: string; index: number }>();
  const [begin] = useState(from);
  const searched = useDeferredValue(words);
  const search = useMemo(() => wantedIn(searched), [searched]);
  const stem = useStemmer(languages, search !== undefined);
  const isOfList = searched === q;
  const matches = useMemo(() => {
    if (!search) return [];
    const own = passages.filter(({ part }) => (isOfList ? ofList : ofTranscript).has(part));
    return findMatches(own, search, stem);
  }, [passages, search, stem, isOfList]);
  const byChunk = useMemo(() => groupMatches(matches, (entry) => Math.floor(entry / chunkSize)), [matches]);
  const total = matches.length;
  const first = isOfList
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
