"use client";

import { useMemo } from "react";
import { useKeys } from "@/components/keys/use-keys";
import type { Playback } from "./playback";
import { step } from "./player-tools";
import { rates, usePlayerSettings } from "./player-settings";

/** Space plays and pauses, arrows go back and on, `<` and `>` play slower and faster. */
export function usePlayerKeys(playback: Playback): Readonly<Record<string, () => void>> {
  const [{ rate }, change] = usePlayerSettings();
  const keys = useMemo(() => {
    const by = (places: number) => () => change({ rate: rates[rates.indexOf(rate) + places] ?? rate });
    return {
      " ": playback.toggle,
      ArrowLeft: () => playback.skip(-step),
      ArrowRight: () => playback.skip(step),
      "<": by(-1),
      ">": by(1),
    };
  }, [playback, rate, change]);
  useKeys(keys);
  return keys;
}
