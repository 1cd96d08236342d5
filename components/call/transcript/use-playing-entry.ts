"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { Turn } from "@/lib/calls/call";
import { beginningsOf, entryAt } from "@/lib/calls/transcript/turn-at";
import type { Playback } from "../playback";

/** Place of the turn that is being heard; undefined while nothing is. */
export function usePlayingEntry(turns: readonly Turn[], playback: Playback): number | undefined {
  const beginnings = useMemo(() => beginningsOf(turns), [turns]);
  const entry = () => {
    const time = playback.time();
    return time === undefined ? undefined : entryAt(beginnings, time);
  };
  return useSyncExternalStore(playback.subscribe, entry, () => undefined);
}
