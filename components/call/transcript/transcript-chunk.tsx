"use client";

import { memo } from "react";
import { MarkedText } from "@/components/ui/marked-text";
import { isSpoken, type Chunk } from "@/lib/calls/transcript/chunks";
import { groupMatches, type Match } from "@/lib/calls/transcript/find";
import { EventRow } from "./event-row";
import { TurnRow, type Timing } from "./turn-row";
import { TurnTools } from "./turn-tools";

export interface TranscriptChunkProps {
  chunk: Chunk;
  /** Whether its turns are drawn, or only their place is kept. */
  drawn: boolean;
  /** Whether the browser may leave it out while it is out of sight. */
  skippable: boolean;
  /** Address of the call, to which `turn=` is added. */
  address: string;
  timing: Timing;
  /** Number of a turn → its translation. */
  translations: ReadonlyMap<number, string> | undefined;
  language: string | undefined;
  /** Number of the turn that the URL points at, where it is in this chunk. */
  selected: number | undefined;
  clear: () => void;
  /** Place of the entry that is being played, where it is in this chunk. */
  playing: number | undefined;
  /** Whether it is heard at this moment. */
  sounds: boolean;
  /** What is to be marked, in order. */
  matches: readonly Match[] | undefined;
  /** The match that is looked at, where it is in this chunk. */
  current: Match | undefined;
}

const none: readonly Match[] = [];
/**
 * About the height of a whole chunk; what it is off by is made good when the chunk comes into view. With the padding
 * it is the height of a chunk that is not drawn yet, so that drawing it moves nothing.
 */
const skipped = "[contain-intrinsic-size:auto_3600px] [content-visibility:auto]";

/** Some turns of the transcript, drawn again only when something of theirs changes. */
export const TranscriptChunk = memo(function TranscriptChunk(props: TranscriptChunkProps) {
  const { chunk, drawn, skippable, address, timing, translations, matches, current } = props;
  if (!drawn) return <ol className="min-h-[3606px]" aria-hidden="true" />;
  const marked = groupMatches(matches ?? none, (entry) => entry);
  return (
    <ol className={`space-y-1.5 px-4 py-[3px] ${skippable ? skipped : ""}`}>
      {chunk.turns.map((turn, place) => {
        const entry = chunk.offset + place;
        const found = marked.get(entry) ?? none;
        const mark = (part: Match["part"], text: string) => (
          <MarkedText text={text} marks={found.filter((match) => match.part === part)} current={current} />
        );
        if (!isSpoken(turn)) {
          return (
            <EventRow key={entry} turn={turn} timed={timing !== "none"}>
              {mark("text", turn.text)}
            </EventRow>
          );
        }
        const translated = translations?.get(turn.index);
        const href = `${address}${address.includes("?") ? "&" : "?"}turn=${turn.index}`;
        return (
          <TurnRow
            key={entry}
            turn={turn}
            href={href}
            timing={timing}
            playing={props.playing === entry}
            sounds={props.sounds && props.playing === entry}
            tools={props.selected === turn.index && <TurnTools href={href} clear={props.clear} />}
            translation={
              translated === undefined ? undefined : (
                <p
                  lang={props.language}
                  dir="auto"
                  className="max-w-[75ch] break-words whitespace-pre-line text-muted"
                >
                  <span className="sr-only">Translation: </span>
                  {mark("translation", translated)}
                </p>
              )
            }
          >
            {mark("text", turn.text)}
          </TurnRow>
        );
      })}
    </ol>
  );
});
