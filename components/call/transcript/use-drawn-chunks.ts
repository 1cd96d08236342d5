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

/**
 * Which chunks of a long transcript are drawn: the first ones at once, the rest little by little, and those that are
 * wanted now, with their neighbours, before all others.
 */
export function useDrawnChunks(
  count: number,
  wanted: readonly (number | undefined)[],
): (chunk: number) => boolean {
  const [drawn, setDrawn] = useState(first);
  useEffect(() => {
    if (drawn >= count) return;
    return whenIdle(() => startTransition(() => setDrawn(drawn + step)));
  }, [drawn, count]);
  return (chunk) =>
    chunk < drawn || wanted.some((other) => other !== undefined && Math.abs(other - chunk) <= 1);
}
