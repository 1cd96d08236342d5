"use client";

import { usePlace } from "@/components/query/place";
import { useQuery } from "@tanstack/react-query";
import { LoaderCircle, Pause, Play } from "lucide-react";
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { useUpstreamName } from "@/components/query/connections";
import { peaksQuery } from "@/components/query/queries";
import { Button } from "@/components/ui/button";
import type { Call } from "@/lib/calls/call";
import { formatDuration } from "@/lib/calls/format/duration";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { apiAt } from "@/lib/calls/query/parts";
import { explainFailure } from "./explain-failure";
import type { Playback } from "./playback";
import { describePlayer } from "./describe-player";
import { usePlayerSettings } from "./player-settings";
import { PlayerTools } from "./player-tools";
import { SeekBar } from "./seek-bar";
import { usePlayNext } from "./use-play-next";
import { usePlayback } from "./use-playback";
import { usePlayerKeys } from "./use-player-keys";
import { useSkipSilence } from "./use-skip-silence";
import { WaveForm } from "./wave-form";

const never = () => () => undefined;
/** Whether the page is alive: until then, and without JavaScript, the browser's own controls are there. */
const useIsAlive = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

interface PlayerProps {
  call: Call;
  query: CallQuery;
  playback: Playback;
  /** Address of the next call of the list. */
  next: string | undefined;
}

/** Plays the recording of a call. Nothing is loaded before it is wanted. */
export function Player({ call, query, playback, next }: PlayerProps) {
  const upstream = useUpstreamName(call.connection);
  const place = usePlace();
  const isAlive = useIsAlive();
  const audio = useRef<HTMLAudioElement>(null);
  const [failure, setFailure] = useState("");
  const [settings] = usePlayerSettings();
  const wasPlayed = usePlayback(
    playback,
    ({ started, playing, duration }) => started && (playing || duration !== undefined),
  );
  const { data: peaks } = useQuery(peaksQuery(call, wasPlayed, place));
  const { at } = query;
  const path = apiAt(place).recording(call);

  useEffect(() => playback.attach(audio.current), [playback]);
  useEffect(() => playback.setRate(settings.rate), [playback, settings.rate]);
  useEffect(() => {
    if (at !== undefined) playback.seek(at);
  }, [playback, at]);
  useSkipSilence(playback, peaks, settings.skipSilence);
  usePlayNext({ audio, playback, next, on: settings.playNext });

  const note = describePlayer({
    call,
    upstream,
    failure,
    wasPlayed,
    peaks,
    settings,
    hasNext: next !== undefined,
  });
  return (
    <>
      <div className="relative grid h-21 content-start gap-1 md:h-20 lg:h-22">
        {/* A player arranges its controls in its first moments, which would count as a shift of the layout. */}
        <audio
          ref={audio}
          controls={!isAlive}
          preload="none"
          src={path}
          className={isAlive ? "hidden" : "h-10 w-full animate-in delay-300 fill-mode-both fade-in"}
          aria-label="Recording of the call"
          onError={() => void explainFailure(path).then(setFailure)}
          onPlaying={() => setFailure("")}
        />
        {isAlive && (
          <>
            <Controls call={call} playback={playback}>
              {peaks?.state === "ready" && (
                <WaveForm audio={audio} peaks={peaks.peaks} seconds={peaks.seconds} />
              )}
            </Controls>
            <PlayerTools call={call} query={query} playback={playback} />
          </>
        )}
      </div>
      <p className="min-h-4 text-xs text-muted lg:min-h-8" role="status">
        {note}
      </p>
    </>
  );
}

interface ControlsProps {
  call: Call;
  playback: Playback;
  /** The wave form. */
  children: ReactNode;
}

/** Play and pause, the place, and the time. */
function Controls({ call, playback, children }: ControlsProps) {
  const playing = usePlayback(playback, (state) => state.playing);
  const waiting = usePlayback(playback, (state) => state.waiting);
  const time = usePlayback(playback, (state) => state.time);
  const duration = usePlayback(playback, (state) => state.duration) ?? call.duration;
  const keys = usePlayerKeys(playback);
  const Icon = waiting ? LoaderCircle : playing ? Pause : Play;
  const label = playing ? "Pause" : "Play";
  return (
    <div className="flex items-center gap-2">
      <Button
        iconOnly
        variant="primary"
        className="size-10 shrink-0 rounded-full md:size-10"
        aria-label={label}
        aria-keyshortcuts="Space"
        title={label}
        onClick={playback.toggle}
      >
        <Icon aria-hidden="true" className={waiting ? "animate-spin" : ""} />
      </Button>
      <SeekBar time={time} duration={duration} seek={playback.seek} keys={keys}>
        {children || undefined}
      </SeekBar>
      <span className="min-w-20 text-end text-xs whitespace-nowrap text-muted">
        <span className="text-foreground">{formatDuration(Math.floor(time))}</span>
        {duration !== undefined && ` / ${formatDuration(Math.floor(duration))}`}
      </span>
    </div>
  );
}
