"use client";

import { useCallback, useState, type KeyboardEvent } from "react";

const moves: Record<string, (index: number, last: number) => number> = {
  ArrowLeft: (index) => Math.max(index - 1, 0),
  ArrowRight: (index, last) => Math.min(index + 1, last),
  Home: () => 0,
  End: (_, last) => last,
};

/** Makes one tab stop of many marks: arrows, Home and End move between the elements with `data-mark`. */
export function useArrowKeys(count: number) {
  const [wanted, setStop] = useState(0);
  const stop = Math.min(wanted, count - 1);
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const next = moves[event.key]?.(stop, count - 1);
      if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      setStop(next);
      event.currentTarget.querySelector<HTMLElement>(`[data-mark="${next}"]`)?.focus();
    },
    [stop, count],
  );
  return { stop, setStop, onKeyDown };
}
