"use client";

import { useCallback, useEffect, useMemo, useRef, type MouseEvent } from "react";
import { isPlainClick } from "@/components/ui/plain-click";
import type { Turn } from "@/lib/calls/call";
import { chunkSize, cutIntoChunks, entryOfTurn } from "@/lib/calls/transcript/chunks";
import type { Playback } from "../player/playback";
import { usePlayback } from "../player/use-playback";
import { FindBar } from "./find-bar";
import { reveal } from "./reveal";
import { TranscriptChunk } from "./transcript-chunk";
import type { Timing } from "./turn-row";
import { useDrawnChunks } from "./use-drawn-chunks";
import type { Find } from "./use-find";
import { useNearChunks } from "./use-near-chunks";
import { useFollow } from "./use-follow";
import { usePlayingEntry } from "./use-playing-entry";

/** Up to so many matches are all marked; of more, those in view. */
const markLimit = 300;
/** Chunks that the browser lays out even out of sight; of a long call it may leave out the others. */
const alwaysLaidOut = 3;

interface ConversationProps {
  turns: readonly Turn[];
  find: Find;
  /** Address of the call, without a turn. */
  address: string;
  timing: Timing;
  /** Number of a turn → its translation. */
  translations: ReadonlyMap<number, string> | undefined;
  language: string | undefined;
  /** Number of the turn that the URL points at. */
  turn: number | undefined;
  select: (turn: number | undefined) => void;
  playback: Playback;
}

const chunkOf = (entry: number | undefined) =>
  entry === undefined ? undefined : Math.floor(entry / chunkSize);

/** Where a click on a turn, or on its time, plays from; undefined for one on a tool, or that marks some words. */
function startOf(target: HTMLElement): number | undefined {
  if (target.matches("a, button:not([data-play])")) return undefined;
  if (!target.matches("button") && getSelection()?.isCollapsed === false) return undefined;
  const start = target.closest<HTMLElement>("[data-start]")?.dataset["start"];
  return start === undefined ? undefined : Number(start);
}

/** The turns, drawn chunk by chunk, so that a call of thousands stays as quick as one of ten. */
export function Conversation(props: ConversationProps) {
  const { turns, find, address, timing, translations, language, turn, select, playback } = props;
  const container = useRef<HTMLDivElement>(null);
  const clicked = useRef<number>(undefined);
  const chunks = useMemo(() => cutIntoChunks(turns), [turns]);
  const playing = usePlayingEntry(turns, playback);
  const sounds = usePlayback(playback, (state) => state.playing);
  const pointed = turn === undefined ? undefined : chunkOf(entryOfTurn(turns, turn));
  const { match } = find;
  const looked = chunkOf(match?.entry);
  const markAll = find.total <= markLimit;
  const near = useNearChunks(container, chunks.length, !markAll);
  const drawn = useDrawnChunks(chunks.length);
  // Where the reader is taken to, and what is next to it, has its real height before all others.
  const isWanted = (place: number) =>
    [pointed, looked, chunkOf(playing)].some(
      (wanted) => wanted !== undefined && Math.abs(wanted - place) <= 1,
    );

  useEffect(() => {
    // What the reader has just clicked on is in view.
    if (turn !== undefined && clicked.current !== turn)
      reveal(document.getElementById(`turn-${turn}`), "center");
  }, [turn]);

  useFollow(playback, playing === undefined ? undefined : turns[playing]?.index);

  const clear = useCallback(() => select(undefined), [select]);
  const click = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target.closest("a, button, [data-start]") : null;
    if (!(target instanceof HTMLElement)) return;
    const { turn: number } = target.dataset;
    if (number === undefined) {
      const start = startOf(target);
      const isHeard = playing !== undefined && start === turns[playing]?.start;
      if (start === undefined) return;
      if (isHeard && sounds) playback.pause();
      else playback.playFrom(start);
    } else if (isPlainClick(event)) {
      event.preventDefault();
      clicked.current = Number(number);
      select(Number(number));
    }
  };

  return (
    <div className="min-w-0">
      <FindBar find={find} />
      {/* The turns hold real links and buttons: one listener here does for thousands of them. */}
      <div ref={container} onClick={click} className="-mx-4 pt-3 text-[0.9375rem]">
        {chunks.map((chunk, place) => (
          <TranscriptChunk
            key={chunk.offset}
            chunk={chunk}
            drawn={place < drawn || isWanted(place)}
            skippable={place >= alwaysLaidOut && place < chunks.length - 1 && !isWanted(place)}
            address={address}
            timing={timing}
            translations={translations}
            language={language}
            selected={pointed === place ? turn : undefined}
            clear={clear}
            playing={chunkOf(playing) === place ? playing : undefined}
            sounds={sounds && chunkOf(playing) === place}
            matches={markAll || near.has(place) || looked === place ? find.byChunk.get(place) : undefined}
            current={looked === place ? match : undefined}
          />
        ))}
      </div>
    </div>
  );
}
