"use client";

import { useEffect, useMemo } from "react";
import type { PeaksAnswer } from "@/lib/calls/audio/peaks-answer";
import { findSilences, skipFrom } from "@/lib/calls/audio/silences";
import type { Playback } from "./playback";

/** Goes on behind a silence as soon as it is heard. */
export function useSkipSilence(playback: Playback, peaks: PeaksAnswer | undefined, on: boolean): void {
  const silences = useMemo(
    () => (on && peaks?.state === "ready" ? findSilences(peaks.peaks, peaks.perSecond) : []),
    [on, peaks],
  );
  useEffect(() => {
    if (silences.length === 0) return;
    return playback.subscribe(() => {
      const { playing, waiting, time } = playback.state();
      const next = playing && !waiting ? skipFrom(silences, time) : undefined;
      if (next !== undefined) playback.seek(next);
    });
  }, [playback, silences]);
}
