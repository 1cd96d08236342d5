"use client";

import { useSyncExternalStore } from "react";

/** ms between two looks at the clock: what says how old something is goes by steps of ten seconds. */
const step = 5000;

const subscribe = (changed: () => void) => {
  const timer = setInterval(changed, step);
  return () => clearInterval(timer);
};

const now = () => Math.floor(Date.now() / step) * step;

/** Now, in ms since the epoch, give or take five seconds. Server and browser may differ in it. */
export const useNow = (): number => useSyncExternalStore(subscribe, now, now);
