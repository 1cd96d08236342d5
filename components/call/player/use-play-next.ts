"use client";

import { useRouter } from "next/navigation";
import { useEffect, type RefObject } from "react";
import type { Playback } from "./playback";

/** ms for which a page may take until it is there; later a reader comes to it in another way. */
const journey = 20_000;

/** The call that is to play by itself once its page is there: its address, and when the way to it began. */
let arriving: { address: string; since: number } | undefined;

/** Goes to another call, which then plays. */
function useContinue(next: string | undefined): () => void {
  const router = useRouter();
  return () => {
    if (next === undefined) return;
    arriving = { address: next, since: performance.now() };
    router.push(next);
  };
}

/** Whether a reader listens through a list and comes to the call of this page; true once. */
function hasArrived(): boolean {
  const isHere = arriving?.address === window.location.pathname + window.location.search;
  const isInTime = performance.now() - (arriving?.since ?? 0) < journey;
  if (isHere) arriving = undefined;
  return isHere && isInTime;
}

interface PlayNextOptions {
  audio: RefObject<HTMLAudioElement | null>;
  playback: Playback;
  /** Address of the next call of the list. */
  next: string | undefined;
  /** Whether it is to follow. */
  on: boolean;
}

/** Plays a call that one came to by listening, and goes on to the next one when it ends. */
export function usePlayNext({ audio, playback, next, on }: PlayNextOptions): void {
  const goOn = useContinue(next);
  useEffect(() => {
    if (hasArrived()) playback.play();
  }, [playback]);
  useEffect(() => {
    const element = audio.current;
    if (!on || !element) return;
    element.addEventListener("ended", goOn);
    return () => element.removeEventListener("ended", goOn);
  });
}

/** Passes over a call without a recording for a reader who listens through a list. */
export function usePassOver(next: string | undefined): void {
  const goOn = useContinue(next);
  useEffect(() => {
    if (hasArrived()) goOn();
  });
}
