"use client";

import { useEffect, useRef, type RefObject } from "react";
import { isOfState, useMirrorVersion } from "@/components/sync/use-mirror-version";
import type { Metrics } from "@/lib/calls/answers";

/** ms between two updates; while calls are still being loaded, charts fill up before one's eyes. */
const pause = 15_000;
const fillingPause = 4000;
/** ms until another try while somebody has something in hand. */
const patience = 2000;

/** What a pointer or the keyboard is about to use: nothing of it may go elsewhere. */
const inHand = ":is(a, button):is(:hover, :active, :focus-visible)";

/**
 * Counts again, once in a while, after calls have changed. Numbers are read and not aimed at, so that they may change
 * by themselves, unlike the rows of a list; they wait while something on the page is about to be used.
 *
 * @param metrics those in view; undefined while they are of another query
 * @param within what the numbers stand in
 */
export function useQuietUpdate(
  metrics: Metrics | undefined,
  within: RefObject<HTMLElement | null>,
  update: () => void,
): void {
  const mirror = useMirrorVersion();
  const seen = useRef<{ metrics: Metrics; version?: string }>(undefined);
  const updatedAt = useRef(0);
  useEffect(() => {
    if (!metrics || !mirror) return;
    const known = seen.current?.metrics === metrics ? seen.current : (seen.current = { metrics });
    const filling = !metrics.coverage.complete;
    if (known.version === undefined && !filling && isOfState(metrics.versions, mirror))
      known.version = mirror.version;
    if (known.version === mirror.version) return;
    let timer = setTimeout(
      function tryNow() {
        if (within.current?.querySelector(inHand)) {
          timer = setTimeout(tryNow, patience);
          return;
        }
        known.version = mirror.version;
        updatedAt.current = Date.now();
        update();
      },
      Math.max(updatedAt.current + (filling ? fillingPause : pause) - Date.now(), 0),
    );
    return () => clearTimeout(timer);
  }, [metrics, mirror, within, update]);
}
