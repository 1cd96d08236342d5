"use client";

import { useSyncExternalStore } from "react";
import { idle, type Playback, type PlaybackState } from "./playback";

/** A value of the state of a recording; the component is drawn again only when that value changes. */
export function usePlayback<T extends string | number | boolean | undefined>(
  playback: Playback,
  select: (state: PlaybackState) => T,
): T {
  return useSyncExternalStore(
    playback.subscribe,
    () => select(playback.state()),
    () => select(idle),
  );
}
