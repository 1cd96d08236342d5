"use client";

import { useMemo } from "react";
import type { Turn } from "@/lib/calls/call";
import { beginningsOf, entryAt } from "@/lib/calls/transcript/turn-at";
import type { Playback } from "../player/playback";
import { usePlayback } from "../player/use-playback";

/** Place of the turn that is heard, or would be; undefined before the first one, and before anything was played. */
export function usePlayingEntry(turns: readonly Turn[], playback: Playback): number | undefined {
  const beginnings = useMemo(() => beginningsOf(turns), [turns]);
  return usePlayback(playback, ({ started, time }) => (started ? entryAt(beginnings, time) : undefined));
}
