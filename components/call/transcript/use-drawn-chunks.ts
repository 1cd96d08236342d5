"use client";

import { startTransition, useEffect, useState } from "react";

/** Chunks that the server draws already, and that are added whenever the browser has nothing else to do. */
const first = 3;
const step = 2;

const whenIdle = (work: () => void): (() => void) => {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(work, 30);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: 200 });
  return () => cancelIdleCallback(handle);
};

/** How many chunks of a long transcript are drawn: the first ones at once, the rest little by little. */
export function useDrawnChunks(count: number): number {
  const [drawn, setDrawn] = useState(first);
  useEffect(() => {
    if (drawn >= count) return;
    return whenIdle(() => startTransition(() => setDrawn(drawn + step)));
  }, [drawn, count]);
  return drawn;
}
