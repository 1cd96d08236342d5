"use client";

import { useEffect } from "react";
import type { Playback } from "../player/playback";
import { usePlayback } from "../player/use-playback";
import { reveal } from "./reveal";

/** Keys that scroll the page. */
const scrolling = ["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"];

/**
 * Keeps the turn that is heard in view, until the reader scrolls.
 * @param turn its number; undefined while none is heard
 */
export function useFollow(playback: Playback, turn: number | undefined): void {
  const following = usePlayback(playback, (state) => state.following);
  useEffect(() => {
    if (following && turn !== undefined) reveal(document.getElementById(`turn-${turn}`), "center");
  }, [following, turn]);
  const isHeard = turn !== undefined;
  useEffect(() => {
    if (!isHeard) return;
    const leaving = new AbortController();
    const options = { passive: true, signal: leaving.signal };
    const stop = () => playback.follow(false);
    window.addEventListener("wheel", stop, options);
    window.addEventListener("touchmove", stop, options);
    window.addEventListener("keydown", ({ key }) => void (scrolling.includes(key) && stop()), options);
    // The scroll bar of the page lies beside its element.
    const onBar = ({ clientX }: PointerEvent) => clientX >= document.documentElement.clientWidth;
    window.addEventListener("pointerdown", (event) => void (onBar(event) && stop()), options);
    return () => leaving.abort();
  }, [playback, isHeard]);
}
