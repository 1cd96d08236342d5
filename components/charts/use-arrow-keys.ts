"use client";

import { useCallback, useState, type KeyboardEvent } from "react";

/** From one mark to another, by the name of a key; undefined for a key that moves nowhere. */
export type Move = (key: string, index: number, last: number, within: HTMLElement) => number | undefined;

const alongRow: Move = (key, index, last) =>
  ({ ArrowLeft: Math.max(index - 1, 0), ArrowRight: Math.min(index + 1, last), Home: 0, End: last })[key];

/** Makes one tab stop of many marks: arrows, Home and End move between the elements with `data-mark`. */
export function useArrowKeys(count: number, move: Move = alongRow) {
  const [wanted, setStop] = useState(0);
  const stop = Math.min(wanted, count - 1);
  /** Tells which mark it moved to. */
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>): number | undefined => {
      if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
      const next = move(event.key, stop, count - 1, event.currentTarget);
      if (next === undefined) return undefined;
      event.preventDefault();
      setStop(next);
      event.currentTarget.querySelector<HTMLElement>(`[data-mark="${next}"]`)?.focus();
      return next;
    },
    [stop, count, move],
  );
  return { stop, setStop, onKeyDown };
}
